/** Every message about a post as data, and the one place that puts it into words. */

/** Something a user should know about a post that came over. */
export type Message =
  | { readonly code: 'unknown-element'; readonly tag: string; readonly text: string }
  | { readonly code: 'nested-too-deep'; readonly depth: number }
  | { readonly code: 'dropped-link'; readonly href: string; readonly text: string }
  | { readonly code: 'title-link'; readonly href: string; readonly text: string }
  | { readonly code: 'lost-embed'; readonly address: string; readonly caption: string }
  | { readonly code: 'mended-link'; readonly from: string; readonly to: string }
  | { readonly code: 'missing-gist'; readonly address: string; readonly detail: string }
  | { readonly code: 'own-link-missing'; readonly href: string; readonly text: string }
  | { readonly code: 'other-version'; readonly of: string }
  /** Sizes in pixels, `800×600`. */
  | {
      readonly code: 'picture-size';
      readonly file: string;
      readonly expected: string;
      readonly came: string;
    }
  | { readonly code: 'unknown-paragraph'; readonly type: string; readonly text: string }
  | { readonly code: 'unknown-markup'; readonly type: string }
  | { readonly code: 'only-preview' }
  | { readonly code: 'is-response'; readonly to: string }
  | { readonly code: 'broken-page-data' }
  | { readonly code: 'from-article' }
  | { readonly code: 'from-feed' }
  | { readonly code: 'assumed-date'; readonly date: string };

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
    severity: 'note',
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
  'missing-gist': {
    severity: 'warning',
    heading: 'A gist that could not be had; its embed was kept',
    detail: ({ address, detail }) => `${address} (${detail})`,
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
  'unknown-paragraph': {
    severity: 'warning',
    heading: 'A kind of paragraph nobody has seen; its text was kept as a plain one, look at the place',
    detail: ({ type, text }) => (text === '' ? type : `${type} “${text}”`),
  },
  'unknown-markup': {
    severity: 'warning',
    heading: 'A kind of mark nobody has seen; the text was kept without it',
    detail: ({ type }) => type,
  },
  'only-preview': {
    severity: 'warning',
    heading: 'A member-only story of which Medium sent only the beginning; that is all there is',
    detail: () => '',
  },
  'is-response': {
    severity: 'note',
    heading: 'A response to another post',
    detail: ({ to }) => `to https://medium.com/p/${to}`,
  },
  'broken-page-data': {
    severity: 'warning',
    heading: 'The page’s data are cut off or damaged; the text was read from what the page shows',
    detail: () => '',
  },
  'from-article': {
    severity: 'note',
    heading:
      'The page has no data of the post, only its text as shown: languages of code blocks, rows of pictures and some embeds are not in it',
    detail: () => '',
  },
  'from-feed': {
    severity: 'warning',
    heading:
      'Medium’s feed is the poorest source: inline code, languages of code blocks, alternative texts, section breaks and link cards are not in it',
    detail: () => '',
  },
  'assumed-date': {
    severity: 'warning',
    heading: 'The page does not say when exactly the post was first published; this was taken for its date',
    detail: ({ date }) => date,
  },
};

/** Whether a value from a file is a message: of a known kind, with nothing in it but texts and numbers. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('code' in value)) return false;
  const isKnown = typeof value.code === 'string' && Object.hasOwn(WORDING, value.code);
  return isKnown && Object.values(value).every((it) => typeof it === 'string' || typeof it === 'number');
}

/** The wording of a message's kind. */
export function wordingOf<Code extends Message['code']>(code: Code): (typeof WORDING)[Code] {
  return WORDING[code];
}

/** What is particular about a message, in words. */
export function describeMessage(message: Message): string {
  return (WORDING[message.code] as Wording<Message>).detail(message);
}
