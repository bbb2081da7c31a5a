/** Index entries from the lock file, of pages that need not be looked into again. */
import type { KnownPage } from './index-page.ts';
import type { IndexedPost } from './index-posts.ts';
import { idOfKey, type LockEntry } from './lock-file.ts';
import { madeOf, type RunSignature } from './made.ts';
import { lastSegment } from './metadata.ts';
import type { KnownBlog } from './open-archive.ts';
import { anchorsIn } from './own-posts-of.ts';
import { withoutAbsent } from './without-absent.ts';

export type RememberedEntries = {
  /** The hashes of the pages whose content the lock file knows. */
  readonly hashes: ReadonlySet<string>;
  /** What such a page says of its post. */
  readonly entryOf: (page: KnownPage) => IndexedPost | undefined;
};

export function rememberedEntries({ lock, how }: Pick<KnownBlog, 'lock' | 'how'>): RememberedEntries {
  const bySource = new Map<string, readonly [string, LockEntry]>();
  for (const [key, entry] of lock.posts) {
    if (how && isMadeBy(how.signature, entry)) bySource.set(entry.source.hash, [key, entry]);
  }
  return {
    hashes: new Set(bySource.keys()),
    entryOf({ hash, exportedOn }) {
      const [key, entry] = bySource.get(hash) ?? [];
      if (key === undefined || !entry) return undefined;
      const { kind, title, date, address: canonicalLink, authorUrl, pictures, links = [] } = entry;
      const anchors = anchorsIn(links);
      const [id, oldSlug] = [idOfKey(key), canonicalLink && lastSegment(canonicalLink)];
      return {
        pictures: pictures.size,
        ...(anchors.length === 0 ? {} : { anchors }),
        hash,
        metadata: withoutAbsent({ kind, id, title, date, exportedOn, canonicalLink, oldSlug, authorUrl }),
      };
    },
  };
}

/** What a page tells does not depend on other pages. */
function isMadeBy(signature: RunSignature, { made, told }: LockEntry): boolean {
  return made !== undefined && [false, true].some((isOther) => made === madeOf(signature, told, isOther));
}
