/** Reads what GitHub answers about a gist. */

import { fenceLanguage } from '../../fence-language.ts';
import { gistAnchor } from '../../gist-address.ts';
import type { GistFile } from '../../model.ts';

/** A gist by its name and its files; a file without `text` has to be asked for. */
export type ParsedGist = {
  readonly user?: string;
  readonly files: readonly { readonly name: string; readonly language?: string; readonly text?: string }[];
};

/** Reads an answer of `api.github.com/gists/<id>`; undefined for anything else. */
export function parseApiGist(json: string): ParsedGist | undefined {
  const { files, owner } = objectOf(json);
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return undefined;
  const found = Object.values(files).flatMap((file: unknown) => {
    const { filename, language, content, truncated } = { ...(file as object) } as Loose;
    if (typeof filename !== 'string') return [];
    return [
      {
        name: filename,
        ...(typeof language === 'string' ? { language } : {}),
        ...(typeof content === 'string' && truncated !== true ? { text: content } : {}),
      },
    ];
  });
  const user = { ...(owner as object) } as Loose;
  return found.length === 0 ? undefined : { files: found, ...userOf(user.login) };
}

/** Reads an answer of `gist.github.com/<user>/<id>.json`, which names the files only; undefined for anything else. */
export function parsePageGist(json: string): ParsedGist | undefined {
  const { files, owner } = objectOf(json);
  if (!Array.isArray(files)) return undefined;
  const names = files.filter((name: unknown): name is string => typeof name === 'string' && name !== '');
  return names.length === 0 ? undefined : { files: names.map((name) => ({ name })), ...userOf(owner) };
}

/** A file as it goes into an answer. */
export function gistFile(page: string, name: string, language: string | undefined, text: string): GistFile {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ').trim() || 'gist';
  return {
    name: line.toWellFormed(),
    language: fenceLanguage(line, language),
    // What a text file and a reader of Markdown would change, changed here once.
    text: text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '\uFFFD')
      .toWellFormed(),
    url: `${page}#${encodeURIComponent(gistAnchor(line).toWellFormed())}`,
  };
}

type Loose = Readonly<Record<string, unknown>>;

function objectOf(json: string): Loose {
  try {
    return { ...(JSON.parse(json) as object) };
  } catch {
    return {};
  }
}

// GitHub's names have nothing that an address would have to escape.
function userOf(user: unknown): { readonly user?: string } {
  return typeof user === 'string' && /^[\w-]{1,60}$/.test(user) ? { user } : {};
}
