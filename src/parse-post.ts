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
};

export type ParseOptions = {
  /** Keep the languages that Medium guessed for code blocks. */
  readonly guessedLanguages: boolean;
  /** Keep the thumbnails of link cards; they are no content otherwise. */
  readonly cardImages?: boolean;
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
    report: (message) => messages.push(message),
  });
  return { page: tree, metadata: envelope.metadata, body, messages };
}
