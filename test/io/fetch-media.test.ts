import { expect, it } from 'vitest';
import { fetchMedia } from '../../src/io/fetch-media.ts';
import { answers, startMediumServer } from '../support/medium-server.ts';
import { openTestPages } from './pages/open-test-pages.ts';

const id = (digit: string) => digit.repeat(32);
const path = (digit: string) => `/media/${id(digit)}?format=json`;

it('asks for each once, and passes over what is gone or no id', async () => {
  const server = await startMediumServer({
    [path('a')]: answers.json({ a: 1 }),
    [path('c')]: answers.json({ c: 1 }),
  });
  const ids = [id('a'), id('b'), '../me', id('a'), id('c')];
  expect(await fetchMedia(ids, openTestPages(), server.url)).toEqual(
    new Map([
      [id('a'), '{"a":1}'],
      [id('c'), '{"c":1}'],
    ]),
  );
  expect(server.requests.map((request) => request.path)).toEqual(['a', 'b', 'c'].map(path));
});

it('stops when it is refused', async () => {
  const server = await startMediumServer({ [path('a')]: answers.json({}), [path('b')]: answers.challenge() });
  expect([...(await fetchMedia(['a', 'b', 'c'].map(id), openTestPages(), server.url)).keys()]).toEqual([
    id('a'),
  ]);
  expect(server.requests).toHaveLength(2);
});
