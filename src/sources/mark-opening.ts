/** Finds in a post's opening what the export marks: the title, the kicker above it, the subtitle below. */
import type { Graf, Section } from './graf.ts';

/** The sections with the roles of their headings set; those that have one already keep it. */
export function markOpening(sections: readonly Section[]): readonly Section[] {
  const grafs = sections.flatMap((section) => section.grafs);
  const roles = rolesOf(grafs.slice(0, 12));
  if (roles.size === 0) return sections;
  return sections.map((section) => ({
    ...section,
    grafs: section.grafs.map((graf) => roles.get(graf) ?? graf),
  }));
}

function rolesOf(opening: readonly Graf[]): ReadonlyMap<Graf, Graf> {
  const roles = new Map<Graf, Graf>();
  if (opening.some((graf) => 'role' in graf && graf.role === 'title')) return roles;
  const texts = opening.filter((graf) => !isIdle(graf));
  const [first, second] = texts;
  const hasKicker = first?.kind === 'h4' && (second?.kind === 'h2' || second?.kind === 'h3');
  const at = hasKicker ? 1 : 0;
  const [title, below] = [texts[at], opening[opening.indexOf(texts[at] as Graf) + 1]];
  if (title?.kind !== 'h2' && title?.kind !== 'h3') return roles;
  if (hasKicker) roles.set(first, { ...first, role: 'kicker' });
  roles.set(title, { ...title, role: 'title' });
  if (below?.kind === 'h4' && below.html !== '') roles.set(below, { ...below, role: 'subtitle' });
  return roles;
}

/** What may stand above a title: pictures, embeds, empty paragraphs. */
function isIdle(graf: Graf): boolean {
  return graf.kind === 'image' || graf.kind === 'embed' || (graf.kind === 'p' && graf.html === '');
}
