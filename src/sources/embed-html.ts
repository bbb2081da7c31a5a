/** What an export page has in the figure of an embed, made of what other forms say about it. */
import { isWebAddress } from '../link-target.ts';
import { markupAttribute } from './escape-markup.ts';

/** An embedded thing ("media resource"), as far as it is known. */
export type Embedded = {
  /** Medium's id of it, 32 hexadecimal digits. */
  readonly mediaId?: string;
  /** The address of a frame that shows it. */
  readonly frame?: string;
  /** The address of the page that was embedded. */
  readonly page?: string;
  readonly width?: number;
  readonly height?: number;
};

/**
 * A frame, a gist's script or a tweet, as the exporter would write it. Where only Medium's id is known, an `object` with the
 * address at Medium that leads there, so that a link can be shown. Empty when nothing is known.
 */
export function embedHtml(embedded: Embedded): string {
  const { frame, page } = withoutEmbedly(embedded);
  const gist = page === undefined ? undefined : gistScript(page);
  if (gist !== undefined) return `<script${markupAttribute('src', gist)}></script>`;
  const tweet = [page, frame].find((address) => address !== undefined && isTweet(address));
  if (tweet !== undefined) {
    return `<blockquote class="twitter-tweet"><a${markupAttribute('href', tweet)}></a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;
  }
  if (frame !== undefined) return frameHtml(frame, embedded);
  const target = page ?? mediaAddress(embedded.mediaId);
  return target === undefined ? '' : `<object${markupAttribute('data', target)}></object>`;
}

/** Whether all that is known of an embed is Medium's id. */
export function isUnresolved({ mediaId, frame, page }: Embedded): boolean {
  return mediaId !== undefined && frame === undefined && page === undefined;
}

/** The id in an address such as `https://medium.com/media/0f1e…?postId=…`. */
export function mediaIdIn(address: string): string | undefined {
  return /^(?:https?:)?(?:\/\/[^/?#]+)?\/media\/([\da-f]{16,40})(?=[/?#]|$)/i.exec(address)?.[1];
}

function mediaAddress(mediaId: string | undefined): string | undefined {
  return mediaId === undefined ? undefined : `https://medium.com/media/${mediaId}/href`;
}

function frameHtml(frame: string, { width, height }: Embedded): string {
  return `<iframe${markupAttribute('src', frame)}${markupAttribute('width', width)}${markupAttribute('height', height)} frameborder="0" scrolling="no"></iframe>`;
}

// https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabc&url=https%3A%2F%2Fyoutu.be%2Fabc&…
function withoutEmbedly({ frame, page }: Embedded): Pick<Embedded, 'frame' | 'page'> {
  const [shown, told] = [web(frame), web(page)];
  if (shown === undefined || !/^https?:\/\/cdn\.embedly\.com\/widgets\//i.test(shown))
    return given(shown, told);
  const said = new URL(shown).searchParams;
  return given(web(said.get('src') ?? undefined), told ?? web(said.get('url') ?? undefined));
}

function given(frame: string | undefined, page: string | undefined): Pick<Embedded, 'frame' | 'page'> {
  return { ...(frame !== undefined && { frame }), ...(page !== undefined && { page }) };
}

/** The address with its scheme; undefined when it is none that may be shown. */
function web(address: string | undefined): string | undefined {
  const whole = address?.startsWith('//') ? `https:${address}` : address;
  return whole !== undefined && isWebAddress(whole) && URL.canParse(whole) ? whole : undefined;
}

function isTweet(address: string): boolean {
  return /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/[^/?#]+\/status(?:es)?\/\d+/i.test(address);
}

// https://gist.github.com/ada/0123abcd#file-x-js → https://gist.github.com/ada/0123abcd.js#file-x-js
function gistScript(address: string): string | undefined {
  const [, path, rest = ''] =
    /^https?:\/\/gist\.github\.com(\/[^?#]*?)(?:\.js)?\/?([?#].*)?$/i.exec(address) ?? [];
  return path === undefined || path === '' || path === '/'
    ? undefined
    : `https://gist.github.com${path}.js${rest}`;
}
