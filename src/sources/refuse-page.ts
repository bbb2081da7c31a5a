/** Tells why a page on which no post was found has none. */
import type { CheerioAPI } from 'cheerio';
import { noPostPageAt } from '../no-post-page.ts';
import type { PageRefusal } from './source.ts';

/** What can be told before a page is parsed; undefined where it may hold a post. */
export function refuseFile(text: string): PageRefusal | undefined {
  const head = text.slice(0, 4000);
  if (text.trim() === '') return { reason: 'empty' };
  if (FILE_MARKS.some((mark) => text.startsWith(mark))) return { reason: 'not-text' };
  if (
    /^(?:From: <Saved by|MIME-Version:|Content-Type: multipart\/related|Snapshot-Content-Location:)/im.test(
      head,
    ) &&
    /multipart\/related/i.test(head)
  ) {
    return { reason: 'mhtml' };
  }
  if (/<td class="line-content"|<title>view-source:|<body id="viewsource"/.test(text.slice(0, 200_000))) {
    return { reason: 'view-source' };
  }
  return undefined;
}

/** How files begin that are no text: PDF, zip, gzip, pictures; read as UTF-8, some bytes are U+FFFD. */
const FILE_MARKS = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u001f\u008b',
  '\u001f\ufffd',
  '\u0089PNG',
  '\ufffdPNG',
  'GIF8',
  '\ufffd\ufffd\ufffd',
];

/** What a page is that holds no post. */
export function refusePage($: CheerioAPI, text: string, address: string | undefined): PageRefusal {
  const title =
    $('title')
      .toArray()
      .map((it) => $(it).text().trim())
      .filter(Boolean)
      .at(-1) ?? '';
  const detail = title === '' ? {} : { detail: title };
  if (CHALLENGE.test(text) || /^(?:just a moment|attention required)/i.test(title))
    return { reason: 'challenge', ...detail };
  if (/\/m\/(?:signin|connect)\b/.test(address ?? '') || /^(?:sign in|log in)\b/i.test(title))
    return { reason: 'sign-in', ...detail };
  if (isGone($, title)) return { reason: 'gone', ...detail };
  if (!isMediums(text)) return { reason: 'not-medium', ...detail };
  const kind = kindOfPage($, address);
  if (kind !== undefined) return { reason: 'not-a-post', detail: kind };
  if (/"topic\(\{|"tagFromSlug\(/.test(text) && !/"postResult\(/.test(text))
    return { reason: 'not-a-post', detail: 'topic' };
  return isShell($, title) ? { reason: 'app-shell', ...detail } : { reason: 'no-post', ...detail };
}

// On every good page too: challenge-platform, recaptcha, cf-ray.
const CHALLENGE = /cf_chl_opt|_cf_chl|cf-turnstile|challenges\.cloudflare\.com|cf-error-details/;

function isGone($: CheerioAPI, title: string): boolean {
  if (/^(?:(?:404|410)\b|page not found|not found)/i.test(title)) return true;
  const headings = $('h1, h2, h3, h4, p, title')
    .slice(0, 60)
    .toArray()
    .map((it) => $(it).text().trim());
  return headings.some((it) =>
    /^(?:page not found|404$|410$|error 4(?:04|10)\b|out of nothing, something|this (?:account|user) (?:is|was|has been) (?:under investigation|suspended|deactivated)|user (?:suspended|deactivated)|(?:this )?(?:story|post|page) (?:is )?(?:unavailable|not available|no longer available|was (?:deleted|removed))|the author (?:made this story unavailable|deleted this))/i.test(
      it,
    ),
  );
}

/** Whether something on the page is Medium's own. */
export function isMediums(text: string): boolean {
  return /(?:miro|glyph|cdn-client|cdn-images-\d|cdn-static-\d)\.medium\.com|medium:\/\/|com\.medium\.reader|__APOLLO_STATE__|window\["obvInit"\]|\/\/medium\.com\/|pw-post-body-paragraph|class="graf/.test(
    text,
  );
}

/** What a page is that is no post, by what it says of itself: `profile`, `publication` … */
export function kindOfPage($: CheerioAPI, address: string | undefined): string | undefined {
  return $('meta[property="og:type"]').attr('content') === 'profile' ? 'profile' : kindOfAddress(address);
}

/** What an address leads to, if that is no post. */
function kindOfAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const segments = pathname.split('/').filter(Boolean);
  const [first = ''] = segments;
  const isPost = /(?:^|-)[\da-f]{8,12}$/.test(segments.at(-1) ?? '');
  return (
    noPostPageAt(hostname, segments) ??
    (segments.length === 1 && !isPost && !first.startsWith('@') ? 'publication' : undefined)
  );
}

/** A page whose text its scripts would have to fetch first. */
function isShell($: CheerioAPI, title: string): boolean {
  const shown = $('body').clone();
  shown.find('script, style, noscript, template, svg').remove();
  return title === 'Medium' || shown.text().trim().length < 400;
}
