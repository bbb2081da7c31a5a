/** Puts together what was found of a post. */
import type { Message } from '../messages.ts';
import type { Expectation } from '../verify/loss.ts';
import { definedOnly } from './defined-only.ts';
import { exportPageHtml } from './export-page-html.ts';
import type { Section } from './graf.ts';
import type { FoundPost, PostFacts, PostForm } from './source.ts';

export type Findings = {
  readonly form: PostForm;
  readonly facts: PostFacts;
  readonly sections: readonly Section[];
  readonly isPreview: boolean;
  readonly mediaIds: readonly string[];
  readonly messages: readonly Message[];
  /** Reads what a reader sees from the source itself; gets the page that was made of it. */
  readonly expectation?: (html: string) => Expectation;
};

/** The post as a page of an export, with what an export would not say. */
export function foundPost({
  form,
  facts: said,
  sections,
  isPreview,
  mediaIds,
  messages,
  expectation,
}: Findings): FoundPost {
  const facts = withSubtitle(said, sections);
  const { id, title: _title, summary: _summary, shownDate: _shown, ...rest } = facts;
  const { firstPublished, latestPublished } = facts;
  const isModified =
    firstPublished !== undefined && latestPublished !== undefined && latestPublished > firstPublished;
  const html = exportPageHtml(facts, sections);
  return {
    ...(id !== undefined && { id }),
    form,
    html,
    extra: { ...rest, ...(isModified && { modified: latestPublished }), isPreview, mediaIds },
    messages: [...messages, ...about(facts, isPreview)],
    ...(expectation && { expectation: () => expectation(html) }),
  };
}

/** What the first source says that says anything, value by value. */
export function mergedFacts(...sources: readonly PostFacts[]): PostFacts {
  return Object.assign({}, ...[...sources].reverse().map(definedOnly));
}

/** The subtitle as Medium tells it elsewhere, else the heading below the title, else what search engines are told. */
function withSubtitle(facts: PostFacts, sections: readonly Section[]): PostFacts {
  if (facts.subtitle !== undefined) return facts;
  const heading = sections
    .flatMap(({ grafs }) => grafs)
    .find((graf) => 'role' in graf && graf.role === 'subtitle');
  const subtitle = (heading && plainText(heading.html)) || facts.summary;
  return subtitle === undefined ? facts : { ...facts, subtitle };
}

function plainText(html: string): string {
  return html
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}

function about({ inResponseTo }: PostFacts, isPreview: boolean): readonly Message[] {
  return [
    ...(isPreview ? [{ code: 'only-preview' } as const] : []),
    ...(inResponseTo === undefined ? [] : [{ code: 'is-response', to: inResponseTo } as const]),
  ];
}
