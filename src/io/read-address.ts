/** Gets the page of a post by its address, and once more by its id where the address leads to no page of Medium's any more. */

import { isMediumHost } from '../no-post-page.ts';
import type { PageFailure } from '../page-messages.ts';
import { isMediumPage } from '../page-signs.ts';
import { type PostAddress, readPostAddress } from '../post-address.ts';
import type { ImportText } from './open-import.ts';
import type { FetchedPage, PageSource } from './pages/open-pages.ts';

export type AddressReader = {
  readonly pages: Pick<PageSource, 'get'>;
  /** Where Medium leads from a bare id to the post: `https://medium.com/p/<id>`, unless a test has its own. */
  readonly addressOfId?: (id: string) => string;
};

type Askable = Exclude<PostAddress, { readonly kind: 'no-post' }>;

/** The text at an address, with what is known of its post. Rejects only when aborted. */
export async function readAddress(
  address: Askable,
  { pages, addressOfId = (id) => `https://medium.com/p/${id}` }: AddressReader,
): Promise<ImportText | PageFailure> {
  const page = await pages.get(address.url);
  if (address.kind === 'post' && mayHaveMoved(address, page)) {
    const byId = await pages.get(addressOfId(address.id));
    if (byId.ok) return textOf(byId, address);
  }
  return page.ok ? textOf(page, address) : page;
}

/** Whether a domain that was a publication's leads elsewhere now; Medium still has the post under its id. */
function mayHaveMoved({ url }: Askable, page: FetchedPage | PageFailure): boolean {
  const { hostname } = new URL(url);
  if (isMediumHost(hostname) || hostname === 'web.archive.org') return false;
  if (page.ok) return /^\s*</.test(page.text) && !isMediumPage(page.text);
  return ['gone', 'unreachable', 'certificate', 'not-html', 'too-many-redirects'].includes(page.code);
}

function textOf({ text, finalUrl }: FetchedPage, address: Askable): ImportText | PageFailure {
  const final = readPostAddress(finalUrl);
  // Links of the app, and posts that are gone, may lead to a home page or a person.
  if (final.kind === 'no-post' && final.what !== 'other') {
    return {
      ok: false,
      code: 'no-post',
      detail: final.what,
      message: `It leads to another page: ${final.message}`,
    };
  }
  const id = address.kind === 'post' ? address.id : final.kind === 'post' ? final.id : undefined;
  const url = final.kind === 'post' ? final.canonical : final.kind === 'short' ? final.url : undefined;
  return {
    ok: true,
    text,
    about: { ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }) },
  };
}
