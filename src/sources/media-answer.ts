/** What `https://medium.com/media/<id>?format=json` says of an embed. */
import type { Embedded } from './embed-html.ts';
import { jsonInText } from './json-in-text.ts';
import { jsonReader } from './json-reader.ts';
import { readResource } from './paragraphs-to-grafs.ts';

/** The id of the embed and what is known of it, for `AboutPost.media`; undefined where the answer is no such thing. */
export function readMediaAnswer(
  text: string,
): { readonly id: string; readonly embedded: Embedded } | undefined {
  const json = jsonInText(text, Math.max(0, text.indexOf('{')));
  if ('brokenAt' in json) return undefined;
  const reader = jsonReader();
  const resource = reader.value(json.value, 'payload', 'value') ?? json.value;
  const id = reader.text(resource, 'mediaResourceId') ?? reader.text(resource, 'id');
  return id === undefined ? undefined : { id, embedded: readResource(resource, reader) };
}
