/** Parses a page of an export into a post: its metadata, and its body in canonical HTML. */
import type { Document, Element } from 'domhandler';
import { canonicalBody } from './canonical.ts';
import type { Construct } from './constructs/construct.ts';
import { constructs as allConstructs } from './constructs/index.ts';
import type { Message } from './messages.ts';
import { readEnvelope } from './metadata.ts';
import type { Metadata, Page } from './model.ts';
import { parsePage } from './parse-page.ts';

export type Post = {
  /** The page as it was parsed; no stage changes it. */
  readonly page: Document;
  readonly metadata: Metadata;
  /** Canonical HTML; see `constructs/construct.ts`. */
  readonly body: Element;
  readonly messages: readonly Message[];
  /** Targets of links that were led to the new places of the author's posts: from → to. */
  readonly links?: ReadonlyMap<string, string>;
  /** The posts at Medium that it links to; see `ownLinkIds`. */
  readonly linkedIds?: readonly string[];
  /** What its text owes to other posts; see `ownStateOf`. */
  readonly ownState?: string;
};

export type ParseOptions = {
  /** Keep the languages that Medium guessed for code blocks. */
  readonly guessedLanguages: boolean;
  /** Keep the thumbnails of link cards; they are no content otherwise. */
  readonly cardImages?: boolean;
  /** Names of the paragraphs that links ask for: each is marked in the text. */
  readonly anchors?: ReadonlySet<string>;
  readonly constructs?: readonly Construct[];
};

/** Parses a page; `undefined` when it holds no post. */
export function parsePost(page: Page, options: ParseOptions): Post | undefined {
  const tree = parsePage(page.html);
  const envelope = readEnvelope(tree, page.name);
  if (!envelope) return undefined;
  const messages: Message[] = [];
  const body = canonicalBody(envelope.body, options.constructs ?? allConstructs, {
    guessedLanguages: options.guessedLanguages,
    cardImages: options.cardImages ?? false,
    repeated: envelope.repeated,
    ...(options.anchors === undefined ? {} : { anchors: options.anchors }),
    report: (message) => messages.push(message),
  });
  return { page: tree, metadata: envelope.metadata, body, messages };
}
