/** What Medium answers when it is asked what an embed shows: `https://medium.com/media/<id>?format=json`. */
import type { Embedded } from './embed-html.ts';
import { jsonInText } from './json-in-text.ts';
import { jsonReader } from './json-reader.ts';
import { readResource } from './paragraphs-to-grafs.ts';

/** What is known of embeds by Medium's ids of them, for `AboutPost.media`. Answers that say nothing are left out. */
export function readMediaAnswers(answers: ReadonlyMap<string, string>): ReadonlyMap<string, Embedded> {
  const json = jsonReader();
  const known = new Map<string, Embedded>();
  for (const [id, text] of answers) {
    const answer = jsonInText(text, Math.max(0, text.indexOf('{')));
    if ('brokenAt' in answer) continue;
    const embedded = readResource(json.value(answer.value, 'payload', 'value'), json);
    if (embedded.frame !== undefined || embedded.page !== undefined) known.set(id, embedded);
  }
  return known;
}
