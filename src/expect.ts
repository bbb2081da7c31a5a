/**
 * Reads a post's raw page into what a reader of it sees: the yardstick for our Markdown. Shares with the converter the tree
 * of the page, as it was parsed, and no code that reads it.
 */

import type { Document } from 'domhandler';
import { parsePage } from './parse-page.ts';
import { collectUnits } from './verify/collect-units.ts';
import { expectedTarget } from './verify/comparable-url.ts';
import { expectedFrontMatter } from './verify/expect-front-matter.ts';
import { withoutTitle } from './verify/expect-title.ts';
import { htmlReader } from './verify/html-reader.ts';
import type { Expectation } from './verify/loss.ts';
import { fold, type Unit } from './verify/unit.ts';
import { walkTree } from './verify/walk-tree.ts';

export type { Expectation } from './verify/loss.ts';

/**
 * What a reader of the post at Medium sees, in order, as compact values. Linear in the page's size; never throws.
 * @param page the page as the export holds it, or the tree of it that `parsePage` made and nobody changed
 */
export function expectPost(page: string | Document): Expectation {
  const units = collectUnits(true);
  const body = htmlReader(units, expectedTarget);
  const texts = { name: '', description: '', subtitle: '' };
  const envelope = { metaDescription: '', date: '', canonicalLink: '', isDraft: true };
  let reading: keyof typeof texts | 'body' | undefined;
  let depth = 0;

  walkTree(typeof page === 'string' ? parsePage(page) : page, {
    open(name, attributes) {
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
    text(text) {
      if (reading === 'body') body.text(text);
      else if (reading) texts[reading] += text;
    },
    close(name) {
      if (reading === undefined) return;
      if (--depth === 0) reading = undefined;
      else if (reading === 'body') body.close(name);
    },
  });

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
  if (bare(subtitle) === bare(description)) return false;
  const body = units.map(wordsOf).join('');
  return !bare(body).includes(bare(subtitle));
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
