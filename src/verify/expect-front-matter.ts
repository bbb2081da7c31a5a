/** What the front matter has to say, by what stands around a post's body. */

import type { FrontMatterKey } from './loss.ts';
import { fold } from './unit.ts';

/** What stands around the body, white space not yet folded. */
type Envelope = {
  readonly description: string;
  readonly subtitle: string;
  readonly metaDescription: string;
  readonly date: string;
  readonly canonicalLink: string;
  readonly isDraft: boolean;
};

/** All but the title, which the body has a say in. */
export function expectedFrontMatter(envelope: Envelope): Map<FrontMatterKey, unknown> {
  const { canonicalLink, isDraft } = envelope;
  const [description = ''] = [envelope.description, envelope.subtitle, envelope.metaDescription]
    .map(fold)
    .filter(hasText);
  const all: readonly (readonly [FrontMatterKey, unknown])[] = [
    ['description', description],
    ['date', envelope.date],
    ['canonical_link', canonicalLink],
    ['redirect_from', canonicalLink === '' ? '' : [oldPath(canonicalLink)]],
    ['published', !isDraft],
  ];
  return new Map(all.filter(([, value]) => value !== ''));
}

// https://medium.com/@user/az-utols%C3%B3-c639a79042a9 → /az-utolsó-c639a79042a9
function oldPath(canonicalLink: string): string {
  const last =
    canonicalLink
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return `/${decodeURIComponent(last)}`;
  } catch {
    return `/${last}`;
  }
}

function hasText(text: string): boolean {
  return text.trim() !== '';
}
