/** Whether a post keeps the text that the blog has, because its page is from before that. */
import type { PostChange } from './change.ts';
import type { Place } from './index-posts.ts';
import type { LockEntry } from './lock-file.ts';
import { isPoorer, type PageOrigin } from './page-origin.ts';
import { isOlder } from './settled.ts';

/** Why the text is kept, and only tags are taken; `undefined` where the page's text is to be had. */
export function whyKept(
  place: Pick<Place, 'hash' | 'exportedOn'>,
  entry: LockEntry | undefined,
  origin: PageOrigin | undefined,
): PostChange['why'] {
  if (!entry) return undefined;
  // The page that the text was made of has all of it, whatever it says of its day.
  if (place.hash === entry.source.hash) return undefined;
  if (origin) return isPoorer(origin, entry) ? 'no-newer-page' : undefined;
  return isOlder(place, entry) ? 'older-source' : undefined;
}
