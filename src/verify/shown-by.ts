/** Names what an embed shows, so that two ways of embedding one thing are equal. */

import { comparableUrl } from './comparable-url.ts';

const KNOWN: readonly (readonly [name: string, address: RegExp])[] = [
  [
    'YouTube video',
    /^(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|watch\?(?:.*&)?v=)|youtu\.be\/)([\w-]+)/i,
  ],
  ['Vimeo video', /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/i],
  ['tweet', /^(?:www\.|mobile\.)?(?:twitter|x)\.com\/[^/]+\/status(?:es)?\/(\d+)/i],
  ['gist', /^gist\.github\.com\/([^?#]+?(?:\.js)?(?:[?#].*)?)$/i],
];

/** @param url the address of an `iframe`, a script or a tweet */
export function shownBy(url: string): string {
  const address = comparableUrl(url).replace(/^(?:https?:)?\/\//i, '');
  for (const [name, pattern] of KNOWN) {
    const id = pattern.exec(address)?.[1];
    if (id !== undefined) return `${name} ${name === 'gist' ? gist(id) : id}`;
  }
  return `page ${comparableUrl(url)}`;
}

// Medium adds .js behind everything, the fragment included: gist.github.com/user/id#file-a-md.js; behind ?file= it is the file's own.
function gist(path: string): string {
  const at = path.search(/[?#]/);
  const [id, file] = at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at)];
  return id.replace(/\.js$/, '') + (file.startsWith('#') ? file.replace(/\.js$/, '') : file);
}
