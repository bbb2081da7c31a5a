/** Where the report finds a picture: by a relative link beneath the output folder, or nowhere. */

export type PicturePlaces = {
  /** The link to a picture of Medium's page, by its image id or its address. */
  readonly ofPage: (key: string) => string | undefined;
  /** The link to a picture of the Markdown, by the address that stands there. */
  readonly ofMarkdown: (address: string) => string | undefined;
};

/**
 * @param files by image id or address, the picture's path below the output folder
 * @param base what leads from the report to the output folder (`''`, `../blog/`); undefined when no relative link does
 */
export function picturePlaces(files: ReadonlyMap<string, string>, base: string | undefined): PicturePlaces {
  const paths = [...new Set(files.values())];
  const link = (file: string | undefined) =>
    base === undefined || file === undefined || !isBelow(file)
      ? undefined
      : base + file.split('/').map(encodeURIComponent).join('/');
  return {
    ofPage: (key) => link(files.get(key)),
    ofMarkdown: (address) => link(nearest(address, paths) ?? files.get(address)),
  };
}

function isBelow(file: string): boolean {
  return !/^(?:\/|[a-z]:)|\\/i.test(file) && !file.split('/').includes('..');
}

/**
 * Every site generator has its own way from an address to a file (`/assets/blog/a/1.png`, `../images/1.png`, `1.png` beside the
 * post); what they share is the end. The file that shares most of it, if one does more than the others.
 */
function nearest(address: string, paths: readonly string[]): string | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(address)) return undefined;
  const wanted = segmentsOf(decoded(address.replace(/[?#].*$/s, '')));
  const shared = paths.map((path) => ({ path, count: sharedEnd(wanted, segmentsOf(path)) }));
  const most = Math.max(0, ...shared.map(({ count }) => count));
  const best = shared.filter(({ count }) => count === most);
  return most > 0 && best.length === 1 ? best[0]?.path : undefined;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
