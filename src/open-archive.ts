/** Opens the input and settles where every post goes: what each command begins with. */
import { checkIds, choosePosts, type Filters } from './choose-posts.ts';
import { type Flavour, fileOf } from './flavour.ts';
import { type Index, type IndexEntry, indexPosts } from './index-posts.ts';
import { archiveSizes } from './io/archive-sizes.ts';
import type { BlogFiles } from './io/blog/list-posts.ts';
import type { Crew } from './io/crew.ts';
import type { MediumExport } from './io/open-export.ts';
import type { PageRef } from './io/page-ref.ts';
import { idOfKey, type Lock } from './lock-file.ts';
import { lastSegment } from './metadata.ts';
import { type OwnArchive, ownPostsOf } from './own-posts-of.ts';
import type { OnProgress } from './progress.ts';
import type { PublishedPost } from './redirects/table.ts';
import { rememberedEntries } from './remembered-entries.ts';
import type { SkippedPage } from './report.ts';
import { type HowToSettle, type SettledPost, settle } from './settled.ts';
import { slugOf } from './slug.ts';
import type { PostTags } from './tags.ts';

export type Archive = Pick<MediumExport, 'archives' | 'pictureFolders'> & {
  readonly index: Index;
  /** What is known of the author's posts for links among them; absent with `--own-links keep`. */
  readonly own?: OwnArchive;
  /** The posts that are on the site, with their old addresses; none where no redirects are asked for. */
  readonly published: readonly PublishedPost[];
  /** The keys of all posts, chosen or not; see `Place.key`. */
  readonly keys: ReadonlySet<string>;
  /** How many posts are wanted, and how many pictures they show. */
  readonly total: { readonly posts: number; readonly pictures: number };
  /** The wanted posts for which there is nothing to make. */
  readonly settled: readonly SettledPost[];
  /** The pages of all other wanted posts. */
  readonly refs: readonly PageRef[];
  /** All other pages and files, and why. */
  readonly skipped: readonly SkippedPage[];
};

/** What a command is run with, besides options. */
export type RunContext = {
  readonly onProgress?: OnProgress;
  /** Ends the run between two posts; none is left half written. */
  readonly signal?: AbortSignal;
  /** Name of a folder in an input folder that counts only where nothing else is there. */
  readonly aside?: string;
};

/** What is known of the blog that the posts go to. */
export type KnownBlog = {
  readonly lock: Lock;
  readonly files: BlogFiles;
  /** Absent where nothing is to be settled by what the lock file says. */
  readonly how?: HowToSettle;
  /** The tags of `--tags`. */
  readonly tags?: PostTags['tags'];
};

/** What of the options says where posts go. */
export type OutputOptions = Partial<Pick<Flavour, 'preset' | 'postUrl' | 'responses'>> & {
  readonly slugs?: 'unicode' | 'ascii';
  readonly ownLinks?: 'rewrite' | 'keep';
  readonly ownDomain?: readonly string[];
  readonly redirects?: readonly string[];
};

/**
 * Has `crew` read every page of an opened input once. Throws an `InputError` for an input that is no use, a `UsageError` for a filter
 * that is none.
 */
export async function openArchive(
  opened: MediumExport,
  crew: Pick<Crew, 'index'>,
  filters: Filters & OutputOptions,
  { onProgress = () => {}, signal }: RunContext,
  blog: KnownBlog,
): Promise<Archive> {
  const wanted = choosePosts(filters);
  const skip = (reason: SkippedPage['reason']) => (source: string) => skipped.push({ source, reason });
  const skipped: SkippedPage[] = [];
  opened.leftOut.forEach(skip('no-post'));
  const entries: IndexEntry[] = [];
  const remembered = rememberedEntries(blog);
  const countBytes = archiveSizes(opened.limits);
  for await (const [ref, indexed] of crew.index(opened.refs, remembered.hashes)) {
    countBytes(ref, indexed.size);
    if ('skipped' in indexed) skipped.push(indexed.skipped);
    else {
      const entry = 'known' in indexed ? remembered.entryOf(indexed.known) : indexed.entry;
      if (entry) entries.push({ page: ref.path, name: ref.name, ...entry });
      else if (ref.claimed) skip('no-post')(ref.path);
    }
    onProgress({ phase: 'index', done: entries.length });
    signal?.throwIfAborted();
  }
  checkIds(
    filters.only,
    entries.map(({ metadata }) => metadata.id),
  );
  const index = indexPosts(entries, {
    fileOf: (slug, metadata) => fileOf(slug, metadata, filters),
    slugFrom: filters.slugs === 'ascii' ? (await import('./ascii-slug.ts')).asciiSlugOf : slugOf,
    known: blog.lock.posts,
    files: blog.files,
  });
  const chosen = entries.filter(({ page, metadata }) => index.get(page) && wanted(metadata));
  const site = ownPostsOf(chosen, index, blog.lock.posts, filters);
  const own = filters.ownLinks === 'keep' ? undefined : site;
  const settled = chosen.flatMap(({ page }) => {
    const place = index.get(page);
    return (
      (place && blog.how && settle(place, page, blog.lock.posts.get(place.key), blog.how, own, blog.tags)) ??
      []
    );
  });
  const wantedPages = new Set(chosen.map(({ page }) => page));
  const pages = new Set(wantedPages);
  for (const { page } of settled) pages.delete(page);
  for (const { page } of entries) {
    if (!index.get(page)) skip('same-post')(page);
    else if (!wantedPages.has(page)) skip('filtered')(page);
  }
  return {
    archives: opened.archives,
    pictureFolders: opened.pictureFolders,
    index,
    keys: new Set([...keysOf(index), ...skipped.flatMap(({ source }) => idInName(source) ?? [])]),
    settled,
    ...(own ? { own } : {}),
    published: filters.redirects?.length ? publishedPosts(entries, index, blog.lock, site.urls) : [],
    total: { posts: chosen.length, pictures: chosen.reduce((sum, entry) => sum + entry.pictures, 0) },
    refs: opened.refs.filter(({ path }) => pages.has(path)),
    skipped,
  };
}

/** The posts of this input, and those that earlier runs brought: redirects are for all of them. */
function publishedPosts(
  entries: readonly IndexEntry[],
  index: Index,
  { posts }: Lock,
  urls: ReadonlyMap<string, string>,
): readonly PublishedPost[] {
  const here = new Set(entries.map(({ metadata }) => metadata.id));
  const present = entries.flatMap(({ page, metadata }) => {
    const url = index.get(page)?.otherVersionOf === undefined && urls.get(metadata.id ?? '');
    return url ? [{ ...metadata, url }] : [];
  });
  const earlier = [...posts].flatMap(([key, { kind, date, address, authorUrl }]) => {
    const [id, url] = [idOfKey(key), urls.get(key)];
    if (id === undefined || url === undefined || address === undefined || here.has(id)) return [];
    const oldSlug = lastSegment(address);
    const told = { ...(date === undefined ? {} : { date }), ...(oldSlug === undefined ? {} : { oldSlug }) };
    return [
      { id, kind, canonicalLink: address, ...(authorUrl === undefined ? {} : { authorUrl }), ...told, url },
    ];
  });
  return [...present, ...earlier];
}

function keysOf(index: Index): string[] {
  return [...index.values()].flatMap((place) => place?.key ?? []);
}

/** The id at the end of a page's name, of a page that could not be read: its post has not left the export. */
function idInName(path: string): string | undefined {
  return /[-_]([\da-f]{8,12})\.html?$/.exec(path)?.[1];
}
