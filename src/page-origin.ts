/** Where a page came from that is no page of an export, and whether it may replace what the blog has. */
import type { LockEntry } from './lock-file.ts';
import type { Message } from './messages.ts';
import type { PostForm } from './sources/source.ts';
import type { Expectation } from './verify/loss.ts';

export type PageOrigin = {
  readonly form: PostForm;
  /** The day of the last change that the page tells of. */
  readonly date?: string;
  /** The text is only the beginning that Medium shows to everybody. */
  readonly isPreview: boolean;
  /** What reading the page has to say. */
  readonly messages: readonly Message[];
  /** What a reader of the post sees, read from the page's data and not from what was made of them. */
  readonly expectation?: () => Expectation;
};

/** How much a form of a page can hold; docs/import.md says what each loses. */
const FORMS: readonly (readonly PostForm[])[] = [
  ['export'],
  ['apollo', 'obv', 'json', 'graphql'],
  ['graf'],
  ['article'],
  ['rss'],
];

/**
 * Whether a page has nothing that the text in the blog does not have: that is from a newer page, or from one of the same day
 * in a form that holds at least as much. An export has the text of its day, so a page that was not changed since has nothing new; but
 * what it had as a draft, it has as a draft.
 */
export function isPoorer(origin: PageOrigin, entry: Pick<LockEntry, 'source' | 'kind'> | undefined): boolean {
  if (!entry) return false;
  if (origin.isPreview) return true;
  const { date, form = 'export' } = entry.source;
  if (entry.kind === 'draft') return origin.date !== undefined && date !== undefined && origin.date < date;
  const byForm = rank(origin.form) - rank(form);
  if (origin.date === undefined || date === undefined) return byForm > 0 || origin.date === undefined;
  if (origin.date !== date) return origin.date < date;
  return byForm > 0;
}

/** Whether, of two pages of one post, the other has more: it is whole, or newer, or in a form that holds more. */
export function hasLess(origin: PageOrigin, other: PageOrigin): boolean {
  if (origin.isPreview !== other.isPreview) return origin.isPreview;
  const [day, otherDay] = [origin.date ?? '', other.date ?? ''];
  return day === otherDay ? rank(origin.form) > rank(other.form) : day < otherDay;
}

function rank(form: PostForm): number {
  return FORMS.findIndex((forms) => forms.includes(form));
}
