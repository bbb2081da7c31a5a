/** Mentions of other people on Medium: links to their profiles. */
import type { Construct } from './construct.ts';
import { isMention, linked } from './link.ts';

// Medium: <a href="https://medium.com/u/2d86655f6b42" data-anchor-type="2" data-user-id="…" class="markup--user markup--p-user">Ada</a>
export const mention: Construct = {
  name: 'mention',
  tags: ['a'],
  matches: isMention,
  canonical: linked,
};
