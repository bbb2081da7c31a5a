/** Reads the addresses of gists, as they stand in embeds and in address bars. */

export type GistAddress = {
  /** Hexadecimal, small letters; of old gists decimal. */
  readonly id: string;
  readonly user?: string;
  /** The one file that is meant: by its name, or by the anchor that GitHub makes of it. */
  readonly file?: { readonly name: string } | { readonly anchor: string };
};

/**
 * The gist at an address; undefined for addresses of anything else. Medium hangs a `.js` behind everything, the anchor
 * included: `https://gist.github.com/ada/0123abcd#file-loaf-js.js`.
 */
export function readGistAddress(address: string): GistAddress | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.hostname !== 'gist.github.com') return undefined;
  const [first = '', second] = url.pathname.split('/').filter((segment) => segment !== '');
  const id = (second === undefined ? loneId : gistId).exec(second ?? first)?.[1]?.toLowerCase();
  if (id === undefined) return undefined;
  const user = second === undefined ? undefined : first;
  const file = fileOf(url);
  return { id, ...(user === undefined ? {} : { user }), ...(file === undefined ? {} : { file }) };
}

/** The anchor that GitHub gives a file: `file-loaf-js` for `Loaf.js`. */
export function gistAnchor(name: string): string {
  return `file-${name.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}

const gistId = /^([\da-f]{1,64})(?:\.(?:js|json|git|pibb))?$/i;

// Until 2013 gists were counted. Without a script's ending, a short word is rather somebody's name.
const loneId =
  /^([\da-f]{16,64}(?=$|\.)|\d{1,12}(?=$|\.)|[\da-f]{1,64}(?=\.js$))(?:\.(?:js|json|git|pibb))?$/i;

function fileOf(url: URL): GistAddress['file'] {
  const name = url.searchParams.get('file');
  if (name) return { name };
  const anchor = decoded(url.hash.slice(1)).replace(/\.js$/, '');
  return anchor.startsWith('file-') ? { anchor } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
