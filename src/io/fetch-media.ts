/** Asks Medium what embeds show of which a page has the id only. */

import type { PageSource } from './pages/open-pages.ts';

// More embeds than any post has that is read to its end.
const most = 60;

/**
 * Medium's answers about embeds (JSON, as text) by their ids, of 32 hexadecimal digits each; an embed that Medium does not
 * answer for is absent. Stops asking when Medium refuses. Rejects only when aborted.
 */
export async function fetchMedia(
  ids: readonly string[],
  pages: Pick<PageSource, 'get'>,
  origin = 'https://medium.com',
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const id of [...new Set(ids)].filter((it) => /^[\da-f]{16,40}$/i.test(it)).slice(0, most)) {
    const answer = await pages.get(`${origin}/media/${id}?format=json`);
    if (answer.ok) answers.set(id, answer.text);
    // A 404 concerns one embed, anything else all of them.
    else if (answer.code !== 'gone') break;
  }
  return answers;
}
