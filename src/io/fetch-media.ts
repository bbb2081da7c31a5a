/** Asks Medium what embeds show of which a page has the id only. */

import type { Embedded } from '../sources/embed-html.ts';
import { readMediaAnswer } from '../sources/media-answer.ts';
import type { PageSource } from './pages/open-pages.ts';

// More embeds than any post has that is read to its end.
const most = 60;

/**
 * What Medium says of embeds, by their ids, for `readPostPage`; one that Medium knows nothing of is absent. Stops asking
 * when Medium refuses. Rejects only when aborted.
 */
export async function fetchMedia(
  ids: readonly string[],
  pages: Pick<PageSource, 'get'>,
  origin = 'https://medium.com',
): Promise<ReadonlyMap<string, Embedded>> {
  const known = new Map<string, Embedded>();
  for (const id of [...new Set(ids)].filter((it) => /^[\da-f]{16,40}$/i.test(it)).slice(0, most)) {
    const answer = await pages.get(`${origin}/media/${id}?format=json`);
    const media = answer.ok ? readMediaAnswer(answer.text) : undefined;
    if (media) known.set(id, media.embedded);
    // A 404 concerns one embed, anything else all of them.
    if (!answer.ok && answer.code !== 'gone') break;
  }
  return known;
}
