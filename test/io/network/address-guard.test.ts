import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPrivateHost, publicLookup } from '../../../src/io/network/address-guard.ts';

const hostOf = (authority: string): string => new URL(`http://${authority}/`).hostname;

describe('isPrivateHost', () => {
  it.each([
    ...['127.0.0.1', '127.8.9.10', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    // As URL reads them: decimal, octal, hexadecimal, short.
    ...['2130706433', '0177.0.0.1', '0x7f.1', '127.1', '127.0.0.1.'],
    ...[
      '[::1]',
      '[::]',
      '[fe80::1]',
      '[fc00::1]',
      '[fd12:3456::1]',
      '[ff02::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:a00:1]',
    ],
    ...[
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b::10.0.0.1]',
      '[2002:7f00:1::]',
      'localhost',
      'api.localhost',
      'localhost.',
    ],
  ])('%s', (authority) => expect(isPrivateHost(hostOf(authority))).toBe(true));

  it.each([
    ...['8.8.8.8', '172.32.0.1', '100.128.0.1', '169.253.0.1', '192.169.0.1', '223.255.255.255'],
    ...[
      '[2606:4700::6810:1]',
      '[::ffff:8.8.8.8]',
      '[64:ff9b::808:808]',
      'miro.medium.com',
      'localhost.example.com',
    ],
  ])('not %s', (authority) => expect(isPrivateHost(hostOf(authority))).toBe(false));
});

describe('publicLookup', () => {
  const answering =
    (...addresses: readonly string[]): LookupFunction =>
    (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  const resolve = (lookup: LookupFunction, all: boolean) =>
    new Promise<string | LookupAddress[]>((done, fail) => {
      publicLookup(lookup)('host.example', { all }, (error, found) => (error ? fail(error) : done(found)));
    });

  it('leaves only public addresses', async () => {
    const lookup = answering('10.0.0.1', '93.184.216.34', '::1');
    expect(await resolve(lookup, true)).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(await resolve(lookup, false)).toBe('93.184.216.34');
  });

  it('fails where there is none', async () => {
    await expect(resolve(answering('10.0.0.1', '::ffff:192.168.0.1'), true)).rejects.toMatchObject({
      code: 'ERR_PRIVATE_ADDRESS',
    });
  });
});
