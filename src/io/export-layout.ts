/** Where posts lie in an export, judged by names alone: nothing outside is ever opened. */

// Everything else Medium exports: other people's texts, sessions, addresses, payments.
const PRIVATE = new Set(
  `blocks bookmarks claps following highlights interests ips lists partner-program profile pubs-following
   readme sessions topics-following twitter users-following`.split(/\s+/),
);

/** True for a folder of an export other than posts/, and for its pages at the root (ips.html, README.html). */
export function isPrivate(name: string): boolean {
  return PRIVATE.has(name.toLowerCase().replace(/\.html?$/, ''));
}

/** True for the folder in which Medium keeps posts. */
export function isPostsFolder(name: string): boolean {
  return name.toLowerCase() === 'posts';
}

/** True for what systems and tools leave behind (.DS_Store, ._x.html, __MACOSX), in which no export is looked for. */
export function isLitter(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || name === 'node_modules';
}

/** True for a file name that says HTML. */
export function isHtmlName(name: string): boolean {
  return /\.html?$/i.test(name);
}
