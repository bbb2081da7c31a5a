/** Mends the links of posts that were there already when another post comes in. */
import type { ConvertedPost } from './convert-post.ts';
import type { BlogFiles } from './io/blog/list-posts.ts';
import type { Blog } from './io/blog/open-blog.ts';
import { readDiskFile } from './io/blog/read-file.ts';
import { idOfKey, type LockEntry } from './lock-file.ts';
import { ourText } from './our-text.ts';
import { type OwnPosts, ownTarget } from './own-links.ts';
import { planPost } from './plan-post.ts';
import type { PostOptions } from './prepare-post.ts';

/** Posts that come in now, and what is known of the blog they come into. */
export type Newcomers = {
  readonly keys: ReadonlySet<string>;
  readonly own: Pick<OwnPosts, 'urls'>;
  readonly files: BlogFiles;
};

/**
 * Plans every other post of the blog that links to a newcomer at Medium: just these addresses change in the text that we wrote last, and
 * the result is compared three ways. A post whose last text is not known is left to the next migration.
 */
export async function* relinkOthers(
  { keys, own, files }: Newcomers,
  blog: Pick<Blog, 'lock' | 'baseText'>,
  options: Pick<PostOptions, 'output' | 'onConflict'>,
): AsyncGenerator<ConvertedPost> {
  const newcomers = new Map([...own.urls].filter(([id]) => keys.has(id)));
  for (const [key, entry] of blog.lock.posts) {
    const isConcerned = entry.links?.some((link) => newcomers.has(link.replace(/#.*/, '')));
    const found = whereIs(key, entry, files);
    if (keys.has(key) || !isConcerned || found === undefined) continue;
    const base = await blog.baseText(key);
    if (base === undefined) continue;
    const { relink } = await import('./relink.ts');
    const ours = relink(base, (url) => ownTarget(url, newcomers));
    if (ours === base) continue;
    const planned = await planPost(
      factsOf(key, entry),
      {
        ours: ourText(ours),
        entry,
        planned: entry.placed ?? entry.file,
        found,
        read: (file) => readDiskFile(options.output, file),
        baseText: async () => base,
        onConflict: options.onConflict,
        restoreDeleted: false,
      },
      { changes: [], entries: entry.pictures, writes: [], backups: [] },
    );
    yield { ...planned, texts: () => ({ ...planned.texts(), pictureFiles: new Map() }) };
  }
}

function factsOf(
  key: string,
  { kind, title, date, slug, source, told, address, authorUrl, links }: LockEntry,
) {
  const id = idOfKey(key);
  return {
    key,
    ...(id === undefined ? {} : { id }),
    kind,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    slug,
    messages: [],
    origin: source,
    ...(told ? { told } : {}),
    ...(address === undefined ? {} : { address }),
    ...(authorUrl === undefined ? {} : { authorUrl }),
    ...(links ? { links } : {}),
  };
}

function whereIs(key: string, { file }: LockEntry, { all, unknown }: BlogFiles): string | undefined {
  return all.has(file) ? file : unknown.find(({ ids }) => ids.includes(idOfKey(key) ?? ''))?.file;
}
