/** Pull quotes: the large, centred ones. Markdown knows one kind of quote. */
import { hasClass } from '../element.ts';
import type { Construct } from './construct.ts';
import { quoted } from './quote.ts';

// Medium: <blockquote class="graf graf--pullquote">…</blockquote>
export const pullQuote: Construct = {
  name: 'pull-quote',
  tags: ['blockquote'],
  matches: (candidate) => hasClass(candidate, 'graf--pullquote'),
  canonical: quoted,
};
