/** Medium's image addresses: from any form of a URL the image id, and from a picture the addresses to ask, best first. */

import type { PictureRequest } from './model.ts';

/** Where Medium's pictures are asked for. */
export type ImageOrigins = {
  /** `<original><id>` is the picture as it was uploaded. */
  readonly original: string;
  /** `<rendition><width>/<id>` is the picture fitted to a width. */
  readonly rendition: string;
};

/** One address of a picture, and how near to the upload what lies there is. */
export type ImageAddress = {
  readonly url: string;
  /** `rendition`: made smaller by Medium. `elsewhere`: the place Medium copied it from, or no picture of Medium's. */
  readonly kind: 'original' | 'rendition' | 'elsewhere';
};

/** Medium's own hosts, which answer for every image id. */
export const mediumOrigins: ImageOrigins = {
  original: 'https://miro.medium.com/v2/',
  rendition: 'https://cdn-images-1.medium.com/max/',
};

const mediumHost = /^(miro|cdn-images(-\d+)?)\.medium\.com$/;
// Until 2015 Medium served from d262ilb51hltx0.cloudfront.net and, before, from others there.
const cloudfrontHost = /\.cloudfront\.net$/;

// 1*abc.png · 0*Zdo8FbjAiAGkh3IH · 0*_ttLRUUBsYYoQS5u. · 1*abc@2x.jpeg
const starredId = /^\d\*[\w@-]+(\.\w*)?$/;
// A 64-digit system id, or `abc123.jpeg` of early exports; never the operation `max` or its number.
const plainId = /^(?=.*[a-z])[\w@-]{6,}(\.\w*)?$/i;

// Widest rendition that peers are known to have had from Medium; used where the export does not tell the width.
const usualWidth = 2600;

/**
 * The image id in a URL of Medium's image hosts: the last segment of the path; all before it is an operation
 * (`max/800`, `fit/c/NaN/NaN`, `v2/resize:fit:1400/format:webp`, `freeze`, `proxy`).
 * Undefined for other hosts and for addresses that hold no id.
 */
export function imageIdOf(url: string): string | undefined {
  const base = 'https://medium.com';
  if (!URL.canParse(url, base)) return undefined;
  const parsed = new URL(url, base);
  const segments = parsed.pathname.split('/');
  const last = decoded(segments.at(-1) ?? '');
  if (mediumHost.test(parsed.hostname)) return isImageId(last) && !holdsAddress(segments) ? last : undefined;
  return cloudfrontHost.test(parsed.hostname) && starredId.test(last) ? last : undefined;
}

/** Whether a text has the form of an image id; anything else must not become part of an address. */
export function isImageId(text: string): boolean {
  return starredId.test(text) || plainId.test(text);
}

/**
 * The addresses of a picture in the order to ask them: the mirror, Medium's original, its largest rendition, the
 * address as exported, and last the place the writer took it from. Each once; none is checked.
 */
export function imageAddresses(
  request: Pick<PictureRequest, 'imageId' | 'url' | 'externalUrl' | 'width'>,
  origins: ImageOrigins,
  mirror?: string,
): readonly ImageAddress[] {
  const id = imageIdOfRequest(request);
  const addresses: ImageAddress[] = [];
  if (id !== undefined) {
    const path = encodeURIComponent(id).replaceAll('%40', '@');
    if (mirror !== undefined)
      addresses.push({ url: `${mirror.replace(/\/+$/, '')}/${path}`, kind: 'original' });
    addresses.push({ url: origins.original + path, kind: 'original' });
    const width = Math.max(request.width ?? 0, usualWidth);
    addresses.push({ url: `${origins.rendition}${width}/${path}`, kind: 'rendition' });
  }
  addresses.push({ url: withScheme(request.url), kind: id === undefined ? 'elsewhere' : 'rendition' });
  if (request.externalUrl !== undefined) {
    addresses.push({ url: withScheme(request.externalUrl), kind: 'elsewhere' });
  }
  return addresses.filter(({ url }, at) => addresses.findIndex((other) => other.url === url) === at);
}

// Old pages have //cdn-images-1.medium.com/…
function withScheme(url: string): string {
  return url.startsWith('//') ? `https:${url}` : url;
}

/** The id of a requested picture: as the export gives it, else as its address does. */
export function imageIdOfRequest(request: Pick<PictureRequest, 'imageId' | 'url'>): string | undefined {
  return request.imageId !== undefined && isImageId(request.imageId)
    ? request.imageId
    : imageIdOf(request.url);
}

/**
 * The extension (no dot) to give a picture's file: that of the image id as long as it names the type that came
 * (`jpeg` is `jpg`, `PNG` is `png`), else that of the content.
 */
export function pictureExtension(imageId: string | undefined, contentExtension: string): string {
  const named = /\.(\w+)$/.exec(imageId ?? '')?.[1];
  return named !== undefined && sameType(named) === sameType(contentExtension) ? named : contentExtension;
}

function sameType(extension: string): string {
  const lower = extension.toLowerCase();
  return lower === 'jpeg' ? 'jpg' : lower === 'tiff' ? 'tif' : lower;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

// https://miro.medium.com/proxy/https://example.com/logo.png names a picture of another host.
function holdsAddress(segments: readonly string[]): boolean {
  return segments.some((segment) => /^https?(:|%3a)/i.test(segment));
}
