import { describe, expect, it } from 'vitest';
import { bypassesProxy, openConnections } from '../../../src/io/network/connections.ts';

describe('bypassesProxy', () => {
  it.each([
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['foo, Example.COM other', true],
    ['com', true],
    ['*', true],
    ['example.com:443', true],
    ['example.com:8080', false],
    ['ample.com', false],
    ['other.org', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (noProxy, expected) => {
    expect(bypassesProxy(new URL('https://images.example.com/a.png'), noProxy)).toBe(expected);
  });
});

describe('openConnections', () => {
  it.each(['http://proxy.example:3128', 'proxy.example:3128', 'https://user:secret@proxy.example'])(
    'takes %s',
    async (httpsProxy) => {
      const { agentsFor, close } = openConnections({
        proxy: { httpsProxy, noProxy: 'b.example' },
        allowPrivateHosts: false,
      });
      const [a, b] = await Promise.all(
        ['https://a.example', 'https://b.example'].map(async (url) => (await agentsFor(new URL(url))).https),
      );
      expect(a).not.toBe(b);
      close();
    },
  );

  it.each(['socks5://proxy.example', 'http://', 'no address'])('refuses %j', (httpsProxy) => {
    expect(() => openConnections({ proxy: { httpsProxy }, allowPrivateHosts: false })).toThrow(/HTTPS_PROXY/);
  });

  it.each(['socks5://user:secret@proxy.example', 'user:se@secret@', 'ftp://user:secret@h/@secret@x'])(
    'keeps the password of %j to itself',
    (httpsProxy) => {
      const open = () => openConnections({ proxy: { httpsProxy }, allowPrivateHosts: false });
      expect(open).toThrow(/HTTPS_PROXY/);
      expect(open).not.toThrow(/secret/);
    },
  );
});
