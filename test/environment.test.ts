import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder, proxyVariables } from '../src/environment.ts';

test('the cache is where XDG says, else below the home folder', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/cache' }, '/home/ada')).toBe(join('/cache', 'medium-migrate'));
  expect(cacheFolder({ XDG_CACHE_HOME: '' }, '/home/ada')).toBe(join('/home/ada/.cache/medium-migrate'));
});

test('proxy variables in small letters go before those in capitals; empty ones are none', () => {
  expect(
    proxyVariables({ HTTP_PROXY: 'http://a', http_proxy: 'http://b', HTTPS_PROXY: 'http://c', no_proxy: '' }),
  ).toEqual({ httpProxy: 'http://b', httpsProxy: 'http://c' });
  expect(proxyVariables({ NO_PROXY: 'localhost' })).toEqual({ noProxy: 'localhost' });
});
