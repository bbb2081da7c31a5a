import { describe, expect, it } from 'vitest';
import { readCookies } from '../src/cookies.ts';
import { UsageError } from '../src/errors.ts';

const netscape = [
  '# Netscape HTTP Cookie File',
  '',
  '.medium.com\tTRUE\t/\tTRUE\t1893456000\tuid\tada',
  '#HttpOnly_.medium.com\tTRUE\t/\tTRUE\t1893456000\tsid\t1:abc=',
  'notmedium.com\tTRUE\t/\tTRUE\t0\tsid\tother',
  '.example.org\tTRUE\t/\tTRUE\t0\tx\ty',
].join('\r\n');

const extension = [
  { domain: '.medium.com', name: 'uid', value: 'ada', secure: true },
  { domain: 'medium.com', name: 'sid', value: '1:abc=', httpOnly: true },
  { domain: '.example.org', name: 'x', value: 'y' },
  { domain: '.medium.com', name: 'broken\r\nheader', value: 'z' },
];

it.each([
  ['a header’s value', 'uid=ada; sid=1:abc='],
  ['a header', 'Cookie: uid=ada; sid=1:abc=\n'],
  ['lines', '\ufeffuid=ada\r\nsid=1:abc=;\r\n'],
  ['cookies.txt', netscape],
  ['an extension’s JSON', JSON.stringify(extension)],
  ['an extension’s JSON in an object', JSON.stringify({ url: 'https://medium.com', cookies: extension })],
  ['the newer of two', 'sid=old; uid=ada; sid=1:abc='],
])('%s', (_, text) => {
  expect(readCookies(text, 'MEDIUM_COOKIE').split('; ').sort()).toEqual(['sid=1:abc=', 'uid=ada']);
});

describe('no cookies', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'secret'],
    ['other sites’', '.example.org\tTRUE\t/\tTRUE\t0\tsecret\tsecret'],
    ['broken JSON', '[{"name":"secret"'],
    ['JSON of something else', '{"secret":1}'],
    ['null entries', '[null,1,"secret"]'],
    ['control characters', 'sid=sec\u0001ret'],
    ['letters that no header may hold', 'sid=sécret'],
  ])('%s is refused, and not repeated', (_, text) => {
    const read = () => readCookies(text, '--cookie-file c.txt');
    expect(read).toThrow(UsageError);
    expect(read).toThrow(/^--cookie-file c\.txt holds no cookies/);
    expect(read).not.toThrow(/secret|sécret/);
  });
});
