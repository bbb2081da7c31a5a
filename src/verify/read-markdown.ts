/** Reads our Markdown back into units, with a CommonMark parser that is not ours. */

import { type Node, Parser } from 'commonmark';
import type { Parser as HtmlParser } from 'htmlparser2';
import { htmlParser } from '../html-parser.ts';
import { collectUnits } from './collect-units.ts';
import { comparableUrl } from './comparable-url.ts';
import { htmlReader } from './html-reader.ts';
import { linkOf } from './read-inline.ts';
import { NO_TEXT, type Unit } from './unit.ts';

/** @param markdown the body of a post, without front matter */
export function readMarkdown(markdown: string): readonly Unit[] {
  const units = collectUnits(false);
  const html = htmlReader(units, foundTarget);
  let tags: HtmlParser | undefined;
  const write = (literal: string | null) => {
    tags ??= new (htmlParser())({
      onopentag: (name, attributes) => html.open(name, attributes),
      ontext: (text) => html.text(text),
      onclosetag: (name) => html.close(name),
    });
    tags.write(literal ?? '');
  };

  const open: Readonly<Record<string, (node: Node) => void>> = {
    paragraph: () => units.openBlock('paragraph'),
    heading: ({ level }) => units.openBlock(`heading ${level}`),
    block_quote: () => units.openQuote(),
    list: ({ listType, listStart }) => units.openList(listType === 'ordered', listStart ?? 1),
    item: () => units.openItem(),
    thematic_break: () => units.sectionBreak(),
    code_block: ({ literal, info }) =>
      units.unit({
        kind: 'code',
        block: '',
        text: (literal ?? '').replace(/\n$/, ''),
        language: info ?? '',
        guessed: false,
      }),
    html_block: ({ literal }) => {
      units.openRow(false);
      write(literal);
      units.closeRow();
    },
    html_inline: ({ literal }) => write(literal),
    text: ({ literal }) => html.text(literal ?? ''),
    softbreak: () => html.text('\n'),
    linebreak: () => units.text().lineBreak(),
    code: ({ literal }) => {
      units.style().open.code++;
      html.text(literal ?? '');
      units.style().open.code--;
    },
    strong: () => void units.style().open.strong++,
    emph: () => void units.style().open.emphasis++,
    link: ({ destination, title }) =>
      void units.style().links.push(linkOf(destination ?? '', title ?? '', foundTarget)),
    image: () => units.openAside(),
  };
  const close: Readonly<Record<string, (node: Node) => void>> = {
    paragraph: () => units.closeBlock(),
    heading: () => units.closeBlock(),
    block_quote: () => units.closeContainer(),
    list: () => units.closeList(),
    item: () => units.closeContainer(),
    strong: () => void units.style().open.strong--,
    emph: () => void units.style().open.emphasis--,
    link: () => void units.style().links.pop(),
    image: ({ destination }) => units.picture({ alt: units.closeAside() ?? NO_TEXT, url: destination ?? '' }),
  };

  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    (step.entering ? open : close)[step.node.type]?.(step.node);
  }
  tags?.end();
  return units.take();
}

function foundTarget(href: string): string | undefined {
  return href === '' ? undefined : comparableUrl(href);
}
