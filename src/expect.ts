/** Reads a post's raw page into what a reader of it sees: the yardstick for our Markdown. Shares no code with the converter. */

import { Parser } from 'htmlparser2';
import { collectUnits } from './verify/collect-units.ts';
import { expectedTarget } from './verify/comparable-url.ts';
import { expectedFrontMatter } from './verify/expect-front-matter.ts';
import { withoutTitle } from './verify/expect-title.ts';
import { htmlReader } from './verify/html-reader.ts';
import type { Expectation } from './verify/loss.ts';
import { fold, type Unit } from './verify/unit.ts';

export type { Expectation } from './verify/loss.ts';

/**
 * What a reader of the post at Medium sees, in order, as compact values. Linear in the page's size; never throws.
 * @param html the page as the export holds it
 */
export function expectPost(html: string): Expectation {
  const units = collectUnits(true);
  const body = htmlReader(units, expectedTarget);
  const texts = { name: '', description: '', subtitle: '' };
  const envelope = { metaDescription: '', date: '', canonicalLink: '', isDraft: true };
  let reading: keyof typeof texts | 'body' | undefined;
  let depth = 0;

  const parser = new Parser({
    onopentag(name, attributes) {
      if (reading !== undefined) {
        depth++;
        if (reading === 'body') body.open(name, attributes);
        return;
      }
      reading = partOf(name, attributes);
      depth = 1;
      const { class: classes = '' } = attributes;
      if (name === 'meta' && attributes.name === 'description') {
        envelope.metaDescription = attributes.content ?? '';
      }
      if (classes.includes('dt-published')) envelope.date = attributes.datetime ?? '';
      if (classes.includes('p-canonical')) envelope.canonicalLink = attributes.href ?? '';
      // A draft's footer names no author, no date and no canonical link.
      if (/dt-published|p-canonical|p-author/.test(classes)) envelope.isDraft = false;
    },
    ontext(text) {
      if (reading === 'body') body.text(text);
      else if (reading) texts[reading] += text;
    },
    onclosetag(name) {
      if (reading === undefined) return;
      if (--depth === 0) reading = undefined;
      else if (reading === 'body') body.close(name);
    },
  });
  // As the HTML standard reads them: line ends are newlines, and NUL is nothing.
  parser.end(/[\r\0]/.test(html) ? html.replace(/\r\n?/g, '\n').replaceAll('\0', '') : html);

  const frontMatter = expectedFrontMatter({ ...texts, ...envelope });
  const all = units.take();
  const description = String(frontMatter.get('description') ?? '');
  if (isUnsaid(texts.subtitle, description, all)) frontMatter.set('subtitle', fold(texts.subtitle));
  const { title, rest } = withoutTitle(all, texts.name, description);
  if (title !== '') frontMatter.set('title', title);
  return { units: rest, frontMatter };
}

/** Whether a subtitle stands neither in the description nor, whole but for a cut end, in the body. */
function isUnsaid(subtitle: string, description: string, units: readonly Unit[]): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '').replace(/…$/, '');
  const body = units.map(wordsOf).join('');
  return bare(subtitle) !== bare(description) && !bare(body).includes(bare(subtitle));
}

function wordsOf(unit: Unit): string {
  if (unit.kind === 'text') return unit.content.text;
  if (unit.kind === 'picture') return unit.picture.caption?.text ?? '';
  return unit.kind === 'code' ? unit.text : '';
}

function partOf(name: string, attributes: Readonly<Record<string, string>>) {
  const { class: classes = '' } = attributes;
  if (name === 'h1' && classes.includes('p-name')) return 'name';
  const field = attributes['data-field'];
  if (field === 'body' || classes.includes('e-content')) return 'body';
  return field === 'description' || field === 'subtitle' ? field : undefined;
}
