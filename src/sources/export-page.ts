/** A page of an export, given where a page of Medium's is expected: it is what it should become. */
import type { CheerioAPI } from 'cheerio';
import { readEnvelope } from '../metadata.ts';
import { parsePage } from '../parse-page.ts';
import { definedOnly } from './defined-only.ts';
import type { FoundPost, PageRefusal } from './source.ts';

/** Whether the page has an export's envelope. */
export function isExportPage($: CheerioAPI): boolean {
  return $('section[data-field=body], article.h-entry section.e-content').length > 0;
}

/** The page itself, and what it says. */
export function exportPost(html: string): FoundPost | PageRefusal {
  const envelope = readEnvelope(parsePage(html), '');
  if (!envelope) return { reason: 'no-post' };
  const {
    id,
    subtitle,
    description,
    tags,
    date,
    author,
    authorUrl,
    canonicalLink,
    featuredImage,
    exportedOn,
  } = envelope.metadata;
  return {
    ...(id !== undefined && { id }),
    form: 'export',
    html,
    extra: {
      ...definedOnly({
        subtitle,
        description,
        tags: tags.length === 0 ? undefined : tags,
        firstPublished: date,
        authorName: author,
        authorUsername: authorUrl === undefined ? undefined : /\/@([\w.-]+)$/.exec(authorUrl)?.[1],
        authorUrl,
        address: canonicalLink,
        featuredImage,
      }),
      ...(exportedOn !== undefined && { exportedOn }),
      isPreview: false,
      mediaIds: [],
    },
    messages: [],
  };
}
