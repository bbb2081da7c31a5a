/** Reads the cookies of a Medium session, in whatever form a browser or a person hands them over. */

import { UsageError } from './errors.ts';
import { isMediumHost } from './no-post-page.ts';

/**
 * The value of a `Cookie` header from: such a value (`sid=…; uid=…`, with or without `Cookie:`), a `cookies.txt` of
 * Netscape's form, or the JSON of a browser's cookie extension. Of the last two only Medium's cookies are taken.
 * Throws a `UsageError` that does not repeat the text, for a text without any; `from` names where it comes from.
 */
export function readCookies(text: string, from: string): string {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const cookies = /^[[{]/.test(trimmed)
    ? ofExtension(trimmed)
    : /\t.*\t/.test(trimmed)
      ? ofNetscape(trimmed)
      : ofHeader(trimmed);
  // A later cookie of the same name is the newer one.
  const fit = [...new Map(cookies.filter(isCookie))];
  if (fit.length > 0) return fit.map(([name, value]) => `${name}=${value}`).join('; ');
  throw new UsageError(
    `${from} holds no cookies of medium.com. Expected: sid=…; uid=… as your browser shows them for medium.com, a cookies.txt, or the JSON of a cookie extension.`,
  );
}

type Cookie = readonly [name: string, value: string];

function ofHeader(text: string): readonly Cookie[] {
  return text
    .replace(/^cookie:\s*/i, '')
    .split(/[;\r\n]/)
    .map((pair): Cookie => {
      const at = pair.indexOf('=');
      return at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
}

// domain ⇥ with subdomains ⇥ path ⇥ secure ⇥ expires ⇥ name ⇥ value; a # begins a comment, except in #HttpOnly_
function ofNetscape(text: string): readonly Cookie[] {
  return text.split(/\r?\n/).flatMap((line): Cookie[] => {
    if (/^#(?!HttpOnly_)/.test(line)) return [];
    const [domain = '', , , , , name = '', value = ''] = line.replace(/^#HttpOnly_/, '').split('\t');
    return isMediums(domain) ? [[name.trim(), value.trim()]] : [];
  });
}

function ofExtension(text: string): readonly Cookie[] {
  const parsed = parse(text);
  const list: unknown = Array.isArray(parsed)
    ? parsed
    : (parsed as { cookies?: unknown } | undefined)?.cookies;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown): Cookie[] => {
    const { name, value, domain } = { ...(entry as object) } as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string' || typeof value !== 'string') return [];
    return domain === undefined || (typeof domain === 'string' && isMediums(domain)) ? [[name, value]] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMediums(domain: string): boolean {
  return isMediumHost(domain.trim().toLowerCase().replace(/^\./, ''));
}

// RFC 6265: anything else would break the header, or make two of it.
function isCookie([name, value]: Cookie): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\x21-\x3a\x3c-\x7e ]+$/.test(value);
}
