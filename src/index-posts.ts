/** Settles the slugs and paths of all posts of an archive before the first of them is written. */
import { byCodeUnits } from './code-units.ts';
import type { Metadata, PostKind } from './model.ts';
import { slugOf } from './slug.ts';

/** What is kept of a page from the first pass: some 300 bytes. */
export type IndexEntry = {
  /** The page's `path`: what the second pass finds it by. */
  readonly page: string;
  /** The page's file name. */
  readonly name: string;
  readonly metadata: Pick<Metadata, 'id' | 'kind' | 'title' | 'date' | 'exportedOn'>;
  /** How many different pictures the page shows. */
  readonly pictures: number;
  /** Hash of the page without the day of its export: equal for two exports of one unchanged post. */
  readonly hash: string;
};

/** Where a post goes. */
export type Place = {
  readonly slug: string;
  /** Path of the Markdown file below the output folder, with forward slashes. */
  readonly file: string;
  /** The page whose post has the same id, when that one won the place this one would have had. */
  readonly otherVersionOf?: string;
};

/** By page: the place of its post; `undefined` when another page holds the very same post. */
export type Index = ReadonlyMap<string, Place | undefined>;

export type IndexOptions = {
  /** The folder for each kind of post. */
  readonly folders: Readonly<Record<PostKind, string>>;
};

/** Gives every post its slug. The answer does not depend on the order of the entries. */
export function indexPosts(entries: readonly IndexEntry[], { folders }: IndexOptions): Index {
  const index = new Map<string, Place | undefined>();
  const taken = new Set<string>();

  function place(entry: IndexEntry, slugs: Iterable<string>, otherVersionOf?: string): Place {
    for (const slug of slugs) {
      if (taken.has(slug)) continue;
      taken.add(slug);
      const file = `${folders[entry.metadata.kind]}/${slug}.md`;
      const given = { slug, file, ...(otherVersionOf === undefined ? {} : { otherVersionOf }) };
      index.set(entry.page, given);
      return given;
    }
    throw new Error('Slugs never run out.');
  }

  const versions = groupVersions(entries);
  for (const [winner] of versions) place(winner, slugsFor(winner));
  for (const [winner, ...others] of versions) {
    const seen = new Set([winner.hash]);
    for (const other of others) {
      if (seen.has(other.hash)) index.set(other.page, undefined);
      else place(other, slugsForOther(other), winner.page);
      seen.add(other.hash);
    }
  }
  return index;
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

function bareSlug({ metadata, name }: IndexEntry): string {
  return slugOf(metadata.title ?? '') || metadata.id || slugOf(name.replace(/\.html?$/, '')) || 'untitled';
}

function* slugsFor(entry: IndexEntry): Generator<string> {
  const bare = bareSlug(entry);
  const { id } = entry.metadata;
  yield bare;
  if (id !== undefined && bare !== id) yield `${bare}-${id}`;
  yield* numbered(bare);
}

/** Another version of a post shares its id, so a number keeps it apart. */
function* slugsForOther(entry: IndexEntry): Generator<string> {
  yield bareSlug(entry);
  yield* numbered(bareSlug(entry));
}

function* numbered(slug: string): Generator<string> {
  for (let n = 2; ; n++) yield `${slug}-${n}`;
}
