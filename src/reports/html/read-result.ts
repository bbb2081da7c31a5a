/** Reads our Markdown for the report, as CommonMark shows it. */
import { HtmlRenderer, Parser } from 'commonmark';
import { parseDocument } from 'htmlparser2';
import { element } from '../../element.ts';
import { type Block, blocksOf } from './blocks.ts';
import type { PicturePlaces } from './picture-places.ts';
import type { PictureSize } from './read-page.ts';
import type { LookUp } from './write-block.ts';

/** @param sizes of pictures, by link or address: Markdown says none */
export function readResult(
  markdown: string,
  places: PicturePlaces,
  sizes: ReadonlyMap<string, PictureSize>,
): readonly Block[] {
  const html = new HtmlRenderer().render(new Parser().parse(markdown));
  const lookUp: LookUp = (image) => {
    const address = image.attribs.src ?? '';
    const link = places.ofMarkdown(address);
    return { link, address, ...sizes.get(link ?? address) };
  };
  return blocksOf(element('root', {}, parseDocument(html).children), lookUp);
}
