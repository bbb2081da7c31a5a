/** A post read from JSON, whichever dialect. */
import type { Message } from '../messages.ts';
import { bodySections } from './body-sections.ts';
import type { Embedded } from './embed-html.ts';
import type { Section } from './graf.ts';
import { jsonFacts } from './json-facts.ts';
import { jsonReader, type Resolve } from './json-reader.ts';
import { readResource } from './paragraphs-to-grafs.ts';
import { postContent } from './post-content.ts';
import type { PostFacts } from './source.ts';

/** Where in JSON a post was found. */
export type JsonPlace = {
  readonly post: unknown;
  readonly resolve: Resolve;
  /** What the JSON lists apart from the post, by kind and id. */
  readonly references?: unknown;
};

export type ReadPost = {
  readonly facts: PostFacts;
  readonly sections: readonly Section[];
  readonly isPreview: boolean;
  readonly mediaIds: readonly string[];
  readonly messages: readonly Message[];
};

/**
 * Reads a post; undefined when there is no text in it.
 * @param answers what is known from elsewhere of embeds, by Medium's id
 */
export function readJsonPost(
  { post, resolve, references }: JsonPlace,
  answers: ReadonlyMap<string, Embedded>,
): ReadPost | undefined {
  const json = jsonReader(resolve);
  const content = postContent(post, json);
  if (!content) return undefined;
  const messages: Message[] = [];
  const mediaIds = new Set<string>();
  const sections = bodySections(content.bodyModel, {
    json,
    embedded: (mediaId) =>
      answers.get(mediaId) ?? readResource(json.value(references, 'MediaResource', mediaId), json),
    unresolved: (mediaId) => mediaIds.add(mediaId),
    report: (message) => messages.push(message),
  });
  return {
    facts: jsonFacts(post, references, json),
    sections,
    isPreview: content.isPreview,
    mediaIds: [...mediaIds],
    messages,
  };
}
