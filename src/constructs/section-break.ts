/** Section breaks: every section but the first begins with a rule. */
import { element, hasClass } from '../element.ts';
import type { Construct } from './construct.ts';

// Medium: <section class="section"><div class="section-divider"><hr class="section-divider"></div>…</section>
export const sectionBreak: Construct = {
  name: 'section-break',
  tags: ['section', 'hr'],
  matches: (candidate) => candidate.name === 'hr' || hasClass(candidate, 'section'),
  // A section's own rule doubles this one, and the first section has one too: idle breaks are taken off at the end.
  canonical: (source, to) => [element('hr', {}), ...(source.name === 'hr' ? [] : to.blocks(source))],
  rules: [{ tag: 'hr', markdown: () => '---' }],
};
