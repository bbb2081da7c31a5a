import { expect, it } from 'vitest';
import { type PageFailureCode, pageFailureMessage } from '../src/page-messages.ts';
import { obstacleIn } from '../src/page-signs.ts';
import { answers, loaf, postPage } from './support/medium-server.ts';

it.each<[PageFailureCode, RegExp]>([
  ['blocked', /bot protection.*save it.*medium-migrate import saved\.html.*MEDIUM_COOKIE/],
  ['gone', /not on Medium any more.*web\.archive\.org/],
  ['sign-in', /draft/],
  ['certificate', /NODE_EXTRA_CA_CERTS/],
  ['unreachable', /HTTPS_PROXY/],
])('%s says what happened and what to do', (code, expected) => {
  const message = pageFailureMessage('https://medium.com/p/1a2b3c4d5e6f', { code, detail: 'HTTP 403' });
  expect(message).toMatch(expected);
  expect(message).toMatch(/^https:\/\/medium\.com\/p\/1a2b3c4d5e6f: .* \(HTTP 403\)\. /);
});

it('says how long to wait, and no secret', () => {
  const message = pageFailureMessage('https://ada:hunter2@medium.com/p/1a2b3c4d5e6f?sk=cafe', {
    code: 'rate-limited',
    detail: '',
    retryAfter: 600,
  });
  expect(message).toContain('10 minutes');
  expect(message).not.toMatch(/hunter2|cafe/);
});

it.each([
  ['<title>Just a moment...</title>', 'blocked'],
  ['<title data-x>\n Sign in – Medium</title>', 'sign-in'],
  ['<h1> PAGE NOT FOUND </h1>', 'gone'],
  [postPage(loaf), undefined],
  [postPage({ ...loaf, title: 'PAGE NOT FOUND' }), undefined],
  [String(answers.shell().body), undefined],
  ['', undefined],
])('the obstacle in %.40s is %s', (html, obstacle) => {
  expect(obstacleIn(html)).toBe(obstacle);
});

it.each(['<title ', '> page not found ', '<title>'])('tells obstacles in linear time: %s', (piece) => {
  const start = performance.now();
  obstacleIn(piece.repeat(1_000_000));
  expect(performance.now() - start).toBeLessThan(1_500);
});
