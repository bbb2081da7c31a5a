/** Looks through the output folder for Markdown files. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { splitMarkdown } from '../../split-markdown.ts';
import { hashText, type TextHash, withoutStyle } from '../../text-hash.ts';
import { ignoreMissing } from '../ignore-missing.ts';

/** A Markdown file that the lock file does not speak of. */
export type UnknownFile = {
  /** Path below the output folder, with forward slashes. */
  readonly file: string;
  /** What its front matter has that may be Medium ids. */
  readonly ids: readonly string[];
  readonly hash: TextHash;
};

export type BlogFiles = {
  /** The Markdown files below the output folder. */
  readonly all: ReadonlySet<string>;
  readonly unknown: readonly UnknownFile[];
};

/** Lists the Markdown files of a blog; those that are not `known` are read. A folder that is not there has none. */
export async function listPosts(output: string, known: ReadonlySet<string>): Promise<BlogFiles> {
  const all = (await markdownBelow(output, '')).sort();
  const unknown: UnknownFile[] = [];
  for (const file of all) if (!known.has(file)) unknown.push(await readUnknown(output, file));
  return { all: new Set(all), unknown };
}

async function markdownBelow(root: string, folder: string): Promise<string[]> {
  const path = join(root, folder);
  const entries = (await readdir(path, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  const found: string[] = [];
  for (const entry of entries) {
    // What a site generator or git keeps for itself is nobody's post.
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const below = relative(root, join(path, entry.name));
    if (entry.isDirectory()) found.push(...(await markdownBelow(root, below)));
    else if (/\.(?:md|mdx|markdown)$/i.test(entry.name))
      found.push(below.split(sep).join('/').normalize('NFC'));
  }
  return found;
}

async function readUnknown(output: string, file: string): Promise<UnknownFile> {
  const text = (await readFile(join(output, file), 'utf8').catch(ignoreMissing)) ?? '';
  const { frontMatter } = splitMarkdown(withoutStyle(text));
  // redirect_from:\n  - /four-winters-with-one-bicycle-4f2a7c91d3e
  const ids = [...frontMatter.matchAll(/[-/]([\da-f]{8,12})(?![\w-])/g)].map(([, id = '']) => id);
  return { file, ids: [...new Set(ids)], hash: hashText(text) };
}
