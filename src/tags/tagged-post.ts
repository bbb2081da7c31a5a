/** What every kind of tag file comes down to: which post, and its tags. */

import { readPostAddress } from '../post-address.ts';

export type TaggedPost = {
  /** As the file names it: an id, an address, a slug, the name of an export's page. */
  readonly post: string;
  /** Medium's id; absent where the name holds none. */
  readonly id?: string;
  readonly tags: readonly string[];
};

/** A post by the first of its names that holds an id, and its tags tidied: each once, without white space around or `#` before. */
export function taggedPost(names: readonly (string | undefined)[], tags: readonly string[]): TaggedPost {
  const given = names.filter((name) => name !== undefined && name.trim() !== '') as readonly string[];
  const id = given.map(idOfPost).find((found) => found !== undefined);
  const once = new Map<string, string>();
  for (const tag of tags) {
    const name = tag.replace(/\s+/g, ' ').trim().replace(/^#/, '');
    const key = name.toLowerCase();
    if (name !== '' && !once.has(key)) once.set(key, name);
  }
  return { post: given[0]?.trim() ?? '', ...(id === undefined ? {} : { id }), tags: [...once.values()] };
}

/** The id in an id, address, slug or file name of an export (`2018-08-01_Title-7ece623daf9b.html`). */
export function idOfPost(name: string): string | undefined {
  const address = readPostAddress(
    name
      .trim()
      .replace(/^.*posts[\\/]/, '')
      .replace(/\.html?$/i, ''),
  );
  return address.kind === 'post' ? address.id : undefined;
}
