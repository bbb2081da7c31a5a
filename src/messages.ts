/** Every message about a post as data, and the one place that puts it into words. */

/** Something a user should know about a post that came over. */
export type Message =
  | { readonly code: 'unknown-element'; readonly tag: string; readonly text: string }
  | { readonly code: 'nested-too-deep'; readonly depth: number }
  | { readonly code: 'dropped-link'; readonly href: string; readonly text: string }
  | { readonly code: 'title-link'; readonly href: string; readonly text: string }
  | { readonly code: 'lost-embed'; readonly address: string; readonly caption: string }
  | { readonly code: 'mended-link'; readonly from: string; readonly to: string }
  | { readonly code: 'own-link-missing'; readonly href: string; readonly text: string }
  | { readonly code: 'other-version'; readonly of: string }
  /** Sizes in pixels, `800×600`. */
  | {
      readonly code: 'picture-size';
      readonly file: string;
      readonly expected: string;
      readonly came: string;
    };

/** A warning asks for a look and counts with `--strict`; a note only tells what was done. */
export type Severity = 'warning' | 'note';

type Wording<M extends Message> = {
  readonly severity: Severity;
  /** What happened, for all messages of the kind together. */
  readonly heading: string;
  /** What is particular about this one; empty when the heading says it all. */
  readonly detail: (message: M) => string;
};

const WORDING: { readonly [Code in Message['code']]: Wording<Extract<Message, { code: Code }>> } = {
  'unknown-element': {
    severity: 'warning',
    heading: 'An element nobody has seen in a Medium export; its text was kept, look at the place',
    detail: ({ tag, text }) => (text === '' ? `<${tag}>` : `<${tag}> “${text}”`),
  },
  'nested-too-deep': {
    severity: 'warning',
    heading: 'Markup nested too deep to be true; below that its text was kept without it',
    detail: ({ depth }) => `${depth} levels`,
  },
  'dropped-link': {
    severity: 'warning',
    heading: 'A link that cannot stand in a blog; its text was kept without it',
    detail: ({ href, text }) => `${href} on “${text}”`,
  },
  'picture-size': {
    severity: 'warning',
    heading: 'A picture that is not of the size that Medium measured',
    detail: ({ file, expected, came }) => `${file}: ${came}, Medium says ${expected}`,
  },
  'own-link-missing': {
    severity: 'warning',
    heading: 'A link to a post of yours that is not among the posts here; it still leads to Medium',
    detail: ({ href, text }) => `${href} on “${text}”`,
  },
  'lost-embed': {
    severity: 'note',
    heading:
      'An embed that Medium’s export does not contain, or of an unknown kind; its place is marked in the text',
    detail: ({ address, caption }) => [address, caption && `“${caption}”`].filter(Boolean).join(' '),
  },
  'title-link': {
    severity: 'note',
    heading: 'A link in a title or subtitle, which front matter cannot hold; its text is there without it',
    detail: ({ href, text }) => `${href} on “${text}”`,
  },
  'mended-link': {
    severity: 'note',
    heading: 'A link that Medium’s editor had broken was mended',
    detail: ({ from, to }) => `${from} → ${to}`,
  },
  'other-version': {
    severity: 'note',
    heading: 'Another version of a post that was exported more than once; the newest has the plain file name',
    detail: ({ of }) => `of ${of}`,
  },
};

/** The wording of a message's kind. */
export function wordingOf<Code extends Message['code']>(code: Code): (typeof WORDING)[Code] {
  return WORDING[code];
}

/** What is particular about a message, in words. */
export function describeMessage(message: Message): string {
  return (WORDING[message.code] as Wording<Message>).detail(message);
}
