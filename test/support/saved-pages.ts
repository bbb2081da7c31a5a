/** What browsers and their add-ons make of a page when they save it. */

/** “Webpage, Complete”: pictures beside the page, addresses whole, and a comment that says where it came from. */
export function savedComplete(html: string, address: string): string {
  const local = html
    .replace(/<noscript>.*?<\/noscript>/gs, '')
    .replace(
      /(<img[^>]*?) src="https:\/\/miro\.medium\.com\/[^"]*\/([^"/?]+)(?:\?q=20)?"/g,
      (_, img: string, id: string) => `${img} src="./Rye, slowly_files/${id.replace('*', '_')}"`,
    )
    .replace(/href="\/(?!\/)/g, `href="${new URL('/', address).href}`);
  const length = String(address.length).padStart(4, '0');
  return `<!DOCTYPE html>\n<!-- saved from url=(${length})${address} -->\n${local.replace(/^<!doctype html>/i, '')}`;
}

/** SingleFile: no scripts but the data for search engines, pictures inside the page. */
export function savedSingleFile(html: string, address: string): string {
  const inlined = html
    .replace(/<script\b(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs, '')
    .replace(/<noscript>.*?<\/noscript>/gs, '')
    .replace(/<source\b[^>]*>/g, '')
    .replace(
      /(<img[^>]*?) src="([^"]*)"/g,
      (_, img: string, src: string) =>
        `${img} src="data:image/png;base64,iVBORw0KGgo=" data-sf-original-src="${src}"`,
    );
  return inlined.replace(
    '<html',
    `<!--\n Page saved with SingleFile \n url: ${address} \n saved date: Mon Nov 23 2026 08:00:00 GMT+0000\n--><html`,
  );
}

/** Save Page WE: what the page showed stands in attributes of its own. */
export function savedWithSavePage(html: string, address: string): string {
  return html
    .replace(
      /<script\b(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs,
      '<script data-savepage-type="" type="text/plain"></script>',
    )
    .replace(/<head>/, `<head><meta name="savepage-url" content="${address}">`)
    .replace(
      /(<img[^>]*?) src="([^"]*)"/g,
      (_, img: string, src: string) =>
        `${img} data-savepage-src="${src}" src="data:image/jpeg;base64,/9j/4AAQ"`,
    )
    .replace(/ srcset="/gi, ' data-savepage-srcset="');
}
