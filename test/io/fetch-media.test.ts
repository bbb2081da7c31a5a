import { expect, it } from 'vitest';
import { fetchMedia } from '../../src/io/fetch-media.ts';
import { answers, startMediumServer } from '../support/medium-server.ts';
import { openTestPages } from './pages/open-test-pages.ts';

const id = (digit: string) => digit.repeat(32);
const path = (digit: string) => `/media/${id(digit)}?format=json`;
const page = 'https://gist.github.com/ada/0123abcd';

/** As Medium answers it. */
const media = (digit: string) => {
  const value = {
    mediaResourceId: id(digit),
    mediaResourceType: 'MediaResourceExternalLink',
    href: page,
    iframeSrc: '',
  };
  const text = `])}while(1);</x>${JSON.stringify({ success: true, payload: { value }, v: 3 })}`;
  return { ...answers.json({}), body: text };
};

it('asks for each once, and passes over what is gone, no embed, or no id', async () => {
  const server = await startMediumServer({
    [path('a')]: media('a'),
    [path('c')]: media('c'),
    [path('d')]: answers.shell(),
  });
  const ids = [id('a'), id('b'), '../me', id('a'), id('c'), id('d')];
  const known = await fetchMedia(ids, openTestPages(), server.url);
  expect([...known]).toEqual([
    [id('a'), expect.objectContaining({ page })],
    [id('c'), expect.objectContaining({ page })],
  ]);
  expect(server.requests.map((request) => request.path)).toEqual(['a', 'b', 'c', 'd'].map(path));
});

it('stops when it is refused', async () => {
  const server = await startMediumServer({ [path('a')]: media('a'), [path('b')]: answers.challenge() });
  expect([...(await fetchMedia(['a', 'b', 'c'].map(id), openTestPages(), server.url)).keys()]).toEqual([
    id('a'),
  ]);
  expect(server.requests).toHaveLength(2);
});
