/** What a host of redirects is: one form of file, and what the host asks of it. */

/** From an old address to a new one, for good. */
export type Redirect = {
  /** An absolute path, decoded, without a slash at its end. */
  readonly from: string;
  /** A path or a whole address, decoded. */
  readonly to: string;
};

export type RedirectFile = {
  /** Below the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** How many redirects did not fit. */
  readonly leftOut?: number;
};

export type RedirectHost = {
  readonly name: string;
  /** `publicFolder` is the folder whose content the site serves as it is, with a slash at its end unless empty. */
  readonly files: (redirects: readonly Redirect[], publicFolder: string) => readonly RedirectFile[];
};

/** An address as it is sent over the wire: percent-encoded, what is encoded already left alone. */
export function encoded(address: string): string {
  return address
    .split(/(%[\da-f]{2})/i)
    .map((part, i) => (i % 2 === 1 ? part : encodeURI(part.toWellFormed())))
    .join('');
}
