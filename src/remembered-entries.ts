/** Index entries from the lock file, of pages that need not be read again. */
import type { IndexEntry } from './index-posts.ts';
import { idOfKey } from './lock-file.ts';
import { madeOf } from './made.ts';
import { exportDay, lastSegment } from './metadata.ts';
import type { Page } from './model.ts';
import type { KnownBlog } from './open-archive.ts';
import { anchorsIn } from './own-posts-of.ts';
import { pageHash } from './page-hash.ts';

/** Gives the entry of a page whose content the lock file knows; `undefined` for any other. */
export function rememberedEntries({ lock, how }: KnownBlog): (page: Page) => IndexEntry | undefined {
  if (!how) return () => undefined;
  const made = [...lock.posts].filter(
    ([, { made, source, told }]) => made !== undefined && made === madeOf(source.hash, how.signature, told),
  );
  const bySource = new Map(made.map(([key, entry]) => [entry.source.hash, { key, entry }]));
  return (page) => {
    const hash = pageHash(page.html);
    const known = bySource.get(hash);
    if (!known) return undefined;
    const { kind, title, date, address, authorUrl, pictures, links = [] } = known.entry;
    const anchors = anchorsIn(links);
    const id = idOfKey(known.key);
    const exportedOn = exportDay(
      page.html
        .slice(page.html.lastIndexOf('<footer'))
        .replace(/<[^>]*>/g, '')
        .trim(),
    );
    return {
      page: page.path,
      name: page.name,
      pictures: pictures.size,
      ...(anchors.length === 0 ? {} : { anchors }),
      hash,
      metadata: {
        kind,
        ...(id === undefined ? {} : { id }),
        ...(title === undefined ? {} : { title }),
        ...(date === undefined ? {} : { date }),
        ...(address === undefined ? {} : { canonicalLink: address, ...oldSlugOf(address) }),
        ...(authorUrl === undefined ? {} : { authorUrl }),
        ...(exportedOn === undefined ? {} : { exportedOn }),
      },
    };
  };
}

function oldSlugOf(address: string): { readonly oldSlug?: string } {
  const oldSlug = lastSegment(address);
  return oldSlug === undefined ? {} : { oldSlug };
}
