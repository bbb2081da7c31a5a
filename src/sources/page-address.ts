/** Where a page was when it was loaded or saved: what its relative links start from. */
import type { CheerioAPI } from 'cheerio';
import { withoutQuery } from './json-facts.ts';

/** From what browsers and their add-ons write into saved pages, then from what Medium says. */
export function pageAddress($: CheerioAPI, text: string): string | undefined {
  const head = text.slice(0, 20_000);
  const saved =
    // <!-- saved from url=(0065)https://medium.com/… -->, by browsers
    /<!--\s*saved from url=\(\d+\)(https?:[^\s>]+)/i.exec(head)?.[1] ??
    // Page saved with SingleFile url: https://medium.com/…
    /Page saved with SingleFile\s+url:\s*(https?:\S+)/i.exec(head)?.[1] ??
    $('base[href]').attr('href') ??
    $('meta[name="savepage-url"]').attr('content');
  const said = [
    $('meta[property="og:url"]').attr('content'),
    $('link[rel="canonical"]').attr('href'),
    $('meta[property="al:web:url"]').attr('content'),
    saved,
  ];
  return said.map(withoutQuery).find((address) => address !== undefined);
}

/** A link of the page as a whole address, without the `source=post_page---…` that Medium hangs onto its own. */
export function wholeAddress(href: string, base: string | undefined): string {
  const trimmed = href.trim();
  // What does not begin with a slash was written that way: www.example.com
  const isRelative = trimmed.startsWith('/');
  const from = base ?? 'https://medium.com/';
  const whole = isRelative && URL.canParse(trimmed, from) ? new URL(trimmed, from).href : trimmed;
  return whole.replace(/([?&])source=[^&#]*---[^&#]*(&|(?=#)|$)/i, (_, before: string, after: string) =>
    after === '&' ? before : '',
  );
}
