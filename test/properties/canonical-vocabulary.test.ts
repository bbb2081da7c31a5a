/** Between parsing and writing there is canonical HTML and nothing of Medium's. */
import type { Element } from 'domhandler';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childElements } from '../../src/element.ts';
import { parsePost } from '../../src/parse-post.ts';
import { mangledPage } from '../support/mangled-page.ts';
import { page } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

const INLINE = 'a br code em img strong';
const BLOCKS = 'blockquote figure h2 h3 h4 hr ol p pre ul';

/** What each element may hold; see the top of src/constructs/construct.ts. */
const CHILDREN: Readonly<Record<string, string>> = {
  body: BLOCKS,
  h2: INLINE,
  h3: INLINE,
  h4: INLINE,
  p: INLINE,
  ul: 'li',
  ol: 'li',
  li: `${INLINE} ${BLOCKS}`,
  blockquote: BLOCKS,
  pre: 'code',
  figure: 'img a iframe script blockquote p figcaption figure',
  figcaption: INLINE,
  a: INLINE,
  strong: INLINE,
  em: INLINE,
  code: INLINE,
};

test.each([
  ['pages as Medium writes them', page],
  ['mangled pages', mangledPage],
])(
  '%s: only canonical elements, and no class of Medium’s',
  (name, pages) => {
    fc.assert(
      fc.property(pages, (html) => {
        const post = parsePost({ path: 'p.html', name: 'p.html', html }, { guessedLanguages: true });
        for (const found of post ? everyElement(post.body) : []) {
          expect(found.attribs.class ?? '').toMatch(/^(?:language-\S+)?$/);
          for (const child of childElements(found)) {
            expect(CHILDREN[found.name]?.split(' ') ?? [], `children of ${found.name}`).toContain(child.name);
          }
        }
      }),
      sample(`only canonical elements, ${name}`),
    );
  },
  SAMPLE_TIMEOUT,
);

function everyElement(root: Element): Element[] {
  return [root, ...childElements(root).flatMap(everyElement)];
}
