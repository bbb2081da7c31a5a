/** Settles the slugs and paths of all posts of an archive before the first of them is written. */
import { byCodeUnits } from './code-units.ts';
import type { BlogFiles, UnknownFile } from './io/blog/list-posts.ts';
import type { WantedAnchor } from './link-anchors.ts';
import type { LockEntry } from './lock-file.ts';
import type { Metadata, PostKind } from './model.ts';
import { slugOf } from './slug.ts';
import { sameText } from './text-hash.ts';

/** What is kept of a page from the first pass: some 500 bytes. */
export type IndexEntry = IndexedPost & {
  /** The page's `path`: what the second pass finds it by. */
  readonly page: string;
  /** The page's file name. */
  readonly name: string;
};

/** What a page says of its post. */
export type IndexedPost = {
  readonly metadata: Pick<
    Metadata,
    'id' | 'kind' | 'title' | 'date' | 'exportedOn' | 'canonicalLink' | 'oldSlug' | 'authorUrl'
  >;
  /** Paragraphs, of this or other posts, that its links ask for. */
  readonly anchors?: readonly WantedAnchor[];
  /** How many different pictures the page shows. */
  readonly pictures: number;
  /** Hash of the page without the day of its export: equal for two exports of one unchanged post. */
  readonly hash: string;
};

/** Where a post goes. */
export type Place = {
  /** What the lock file knows the post by: its id; of another version of it, or a page without an id, a name of ours. */
  readonly key: string;
  readonly slug: string;
  /** The page's; see `IndexEntry`. */
  readonly hash: string;
  readonly exportedOn?: string;
  /** Path of the Markdown file below the output folder, with forward slashes. */
  readonly file: string;
  /** Where the file of the post is on disk, wherever the user may have moved it; absent when there is none that is known as its. */
  readonly found?: string;
  /** The page whose post has the same id, when that one won the place this one would have had. */
  readonly otherVersionOf?: string;
};

/** By page: the place of its post; `undefined` when another page holds the very same post. */
export type Index = ReadonlyMap<string, Place | undefined>;

export type IndexOptions = {
  /** The path of a post's Markdown file below the output folder. */
  readonly fileOf: (slug: string, metadata: IndexEntry['metadata']) => string;
  /** Makes slugs of titles; `slugOf` when absent. */
  readonly slugFrom?: (title: string) => string;
  /** What the lock file says of the posts that earlier runs have placed. */
  readonly known?: ReadonlyMap<string, Pick<LockEntry, 'slug' | 'file' | 'wrote'>>;
  readonly files?: BlogFiles;
};

/**
 * Gives every post its slug and its place. A post that has one keeps it; so does one whose file the user has moved. The answer does not
 * depend on the order of the entries.
 */
export function indexPosts(
  entries: readonly IndexEntry[],
  { fileOf, slugFrom = slugOf, known = new Map(), files = NO_FILES }: IndexOptions,
): Index {
  const index = new Map<string, Place | undefined>();
  const taken = new Set([...known.values()].map(({ slug }) => slug));
  const keys = new Set<string>();
  const onDisk = findFiles(known, files);

  function place(entry: IndexEntry, key: string, slugs: Iterable<string>, otherVersionOf?: string): void {
    keys.add(key);
    const found = onDisk.of(key);
    const slug =
      known.get(key)?.slug ??
      firstFree(
        entry,
        found
          ? firstly(
              slugOfFile(found, (it) => fileOf(it, entry.metadata)),
              slugs,
            )
          : slugs,
      );
    taken.add(slug);
    const file = fileOf(slug, entry.metadata);
    index.set(entry.page, {
      key,
      slug,
      hash: entry.hash,
      ...(entry.metadata.exportedOn === undefined ? {} : { exportedOn: entry.metadata.exportedOn }),
      file,
      ...(found === undefined ? {} : { found }),
      ...(otherVersionOf === undefined ? {} : { otherVersionOf }),
    });
  }

  function firstFree(entry: IndexEntry, slugs: Iterable<string>): string {
    for (const slug of slugs) {
      const file = fileOf(slug, entry.metadata);
      if (!taken.has(slug) && !onDisk.isForeign(file, entry)) return slug;
    }
    throw new Error('Slugs never run out.');
  }

  const versions = groupVersions(entries);
  for (const [winner] of versions) {
    const name = winner.metadata.id ?? `page ${winner.name}`;
    const key = keys.has(name) ? `${name}~${winner.hash.slice(0, 8)}` : name;
    place(winner, key, slugsFor(winner, slugFrom));
  }
  for (const [winner, ...others] of versions) {
    const seen = new Set([winner.hash]);
    for (const other of others) {
      if (seen.has(other.hash)) index.set(other.page, undefined);
      else {
        const key = `${other.metadata.id ?? other.name}~${other.hash.slice(0, 8)}`;
        place(other, key, slugsForOther(other, slugFrom), winner.page);
      }
      seen.add(other.hash);
    }
  }
  return index;
}

const NO_FILES: BlogFiles = { all: new Set(), unknown: [] };

type FilesOnDisk = {
  /** Where the file of a post is that is not in its place, or that no lock file tells of. */
  readonly of: (key: string) => string | undefined;
  /** Whether a file in the place of a new post is not that post's. */
  readonly isForeign: (file: string, entry: IndexEntry) => boolean;
};

function findFiles(
  known: ReadonlyMap<string, Pick<LockEntry, 'file' | 'wrote'>>,
  { all, unknown }: BlogFiles,
): FilesOnDisk {
  const byId = new Map<string, UnknownFile>();
  for (const file of unknown) for (const id of file.ids) if (!byId.has(id)) byId.set(id, file);
  const byName = new Map(unknown.map((file) => [file.file.toLowerCase(), file]));
  return {
    of(key) {
      const { file, wrote } = known.get(key) ?? {};
      if (file !== undefined && all.has(file)) return file;
      // A draft's front matter has no id: as long as it is not edited, its text tells which it is.
      return (byId.get(key) ?? unknown.find(({ hash }) => sameText(hash, wrote)))?.file;
    },
    isForeign(file, { metadata: { id, kind } }) {
      const there = byName.get(file.toLowerCase());
      if (!there || (id !== undefined && there.ids.includes(id))) return false;
      // Our drafts have no id in them either: without a lock file, one that is there counts as edited.
      return there.ids.length > 0 || known.size > 0 || kind !== 'draft';
    },
  };
}

function* firstly(slug: string, others: Iterable<string>): Generator<string> {
  yield slug;
  yield* others;
}

/** The slug that gives a post this file; of a file that is somewhere else, what its name says. */
function slugOfFile(file: string, fileOf: (slug: string) => string): string {
  const bare = file
    .replace(/\.\w+$/, '')
    .split('/')
    .reverse();
  const name = bare[0] ?? '';
  // 2018-08-01-some-title.md, some-title/index.md
  const candidates = [...bare, name.replace(/^\d{4}-\d\d-\d\d-/, '')];
  return candidates.find((slug) => fileOf(slug) === file) ?? (name === 'index' ? (bare[1] ?? name) : name);
}

type Versions = readonly [IndexEntry, ...IndexEntry[]];

/** The pages of each post, the one that wins its place first; posts in the order in which they choose their slugs. */
function groupVersions(entries: readonly IndexEntry[]): readonly Versions[] {
  const groups = new Map<string, [IndexEntry, ...IndexEntry[]]>();
  for (const entry of [...entries].sort(newestVersionFirst)) {
    const key = entry.metadata.id ?? `hash ${entry.hash}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].sort(([a], [b]) => olderFirst(a, b));
}

const KINDS: readonly PostKind[] = ['post', 'response', 'draft'];

function newestVersionFirst(a: IndexEntry, b: IndexEntry): number {
  return (
    byCodeUnits(b.metadata.exportedOn ?? '', a.metadata.exportedOn ?? '') ||
    KINDS.indexOf(a.metadata.kind) - KINDS.indexOf(b.metadata.kind) ||
    byCodeUnits(b.metadata.date ?? '', a.metadata.date ?? '') ||
    byContent(a, b)
  );
}

/** Posts choose before responses and drafts, which have no date; the older before the later. */
function olderFirst(a: IndexEntry, b: IndexEntry): number {
  return (
    KINDS.indexOf(a.metadata.kind) - KINDS.indexOf(b.metadata.kind) ||
    byCodeUnits(a.metadata.date ?? '9', b.metadata.date ?? '9') ||
    byCodeUnits(a.metadata.id ?? '', b.metadata.id ?? '') ||
    byContent(a, b)
  );
}

function byContent(a: IndexEntry, b: IndexEntry): number {
  return byCodeUnits(a.name, b.name) || byCodeUnits(a.hash, b.hash) || byCodeUnits(a.page, b.page);
}

type SlugFrom = (title: string) => string;

function bareSlug({ metadata, name }: IndexEntry, slugFrom: SlugFrom): string {
  return (
    slugFrom(metadata.title ?? '') || metadata.id || slugFrom(name.replace(/\.html?$/, '')) || 'untitled'
  );
}

function* slugsFor(entry: IndexEntry, slugFrom: SlugFrom): Generator<string> {
  const bare = bareSlug(entry, slugFrom);
  const { id } = entry.metadata;
  yield bare;
  if (id !== undefined && bare !== id) yield `${bare}-${id}`;
  yield* numbered(bare);
}

/** Another version of a post shares its id, so a number keeps it apart. */
function* slugsForOther(entry: IndexEntry, slugFrom: SlugFrom): Generator<string> {
  const bare = bareSlug(entry, slugFrom);
  yield bare;
  yield* numbered(bare);
}

function* numbered(slug: string): Generator<string> {
  for (let n = 2; ; n++) yield `${slug}-${n}`;
}
