/** Every way in which an input can be no use: what was found, what was expected, what to do. */

import { InputError } from '../errors.ts';

const EXPECTED =
  'Expected: the zip Medium mailed you a link to (named medium-export-….zip), the folder unpacked from it, or single posts of it (.html).';
const WHERE = 'Medium makes one at medium.com → Settings → Security and apps → Download your information.';
const AGAIN = 'Download it again from the link in Medium’s mail and try once more; nothing was written.';

/** One function per problem; each returns the error, for the caller to throw. Paths are as the user typed them. */
export const inputErrors = {
  nothingGiven: () => new InputError(`No input was given. ${EXPECTED} ${WHERE}`),

  isAddress: (path: string) => new InputError(`${path} is an address, not a file. ${EXPECTED} ${WHERE}`),

  missing: (path: string, similar: readonly string[]) =>
    new InputError(
      `${path} does not exist.${similar.length > 0 ? ` Did you mean ${similar.join(' or ')}?` : ''} ${EXPECTED}`,
    ),

  forbidden: (path: string) =>
    new InputError(
      `${path} cannot be read: permission denied. Make it readable (or give the path of the export alone) and run again; nothing was written.`,
    ),

  unreadable: (path: string, detail: string) =>
    new InputError(`${path} cannot be read: ${detail}. Nothing was written.`),

  neitherFileNorFolder: (path: string) =>
    new InputError(`${path} is neither a file nor a folder. ${EXPECTED}`),

  noArchiveNorPage: (path: string) =>
    new InputError(`${path} is neither a zip nor an HTML page. ${EXPECTED} ${WHERE}`),

  emptyFile: (path: string) => new InputError(`${path} is empty (0 bytes). ${AGAIN}`),

  noZip: (path: string) =>
    new InputError(
      `${path} is named .zip, but is none: perhaps a download that never finished, or a page that was saved in its place. ${AGAIN}`,
    ),

  noPost: (path: string) =>
    new InputError(
      `${path} is an HTML page, but no post of a Medium export (a post has <section data-field="body">). ${EXPECTED} A page saved from medium.com in the browser is another thing, and is not read.`,
    ),

  emptyFolder: (path: string) => new InputError(`${path} is an empty folder. ${EXPECTED} ${WHERE}`),

  noExportInFolder: (path: string, found: string) =>
    new InputError(`${path} holds no Medium export; found: ${found}. ${EXPECTED} ${WHERE}`),

  emptyZip: (path: string) => new InputError(`${path} is an empty zip. ${EXPECTED} ${WHERE}`),

  noExportInZip: (path: string, found: string) =>
    new InputError(`${path} is a zip, but no Medium export; it holds: ${found}. ${EXPECTED} ${WHERE}`),

  noPostsInExport: (path: string) =>
    new InputError(
      `${path} is a Medium export without any post: its posts/ folder is missing or empty. Perhaps it belongs to another account; ${WHERE}`,
    ),

  damagedZip: (path: string, detail: string) =>
    new InputError(`${path} is a zip, but cut off or damaged (${detail}). ${AGAIN}`),

  encryptedZip: (path: string) =>
    new InputError(
      `${path} is locked with a password; Medium’s own zip is not. Unpack it with the password and give the folder, or download it again.`,
    ),

  packedOtherwise: (path: string, method: number) =>
    new InputError(
      `${path} is packed with a method that cannot be read here (${method}; Medium uses 8, deflate). Unpack it and give the folder, or download it again.`,
    ),

  tooLarge: (path: string, maxBytes: number) =>
    new InputError(
      `${path} is more than ${size(maxBytes)} when unpacked: no export of Medium is, so this may be a zip bomb. If you trust it, unpack it, take that page out and give the folder; nothing was written.`,
    ),

  overlappingZip: (path: string) =>
    new InputError(
      `${path} uses the same bytes for several files: no honest zip does, so this may be a zip bomb. Download it again from the link in Medium’s mail; nothing was written.`,
    ),
};

/** A system error (permission, file gone, disk) as an input error; anything else comes back as it is. */
export function asInputError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof InputError || !('code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return inputErrors.missing(path, []);
  if (error.code === 'EACCES' || error.code === 'EPERM') return inputErrors.forbidden(path);
  return inputErrors.unreadable(path, error.message);
}

/** A few names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const some = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${some} and ${names.length - 3} more` : some;
}

function size(bytes: number): string {
  const [unit, name]: [number, string] = bytes >= 2 ** 30 ? [2 ** 30, 'GB'] : [2 ** 20, 'MB'];
  return `${Math.round((bytes / unit) * 100) / 100} ${name}`;
}
