/** Reads Medium's page for the report: what its header says, its blocks, and the sizes of its pictures. */
import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { element, findAll, findWhere, fold, hasClass, textOf } from '../../element.ts';
import { type Block, blocksOf } from './blocks.ts';
import type { PicturePlaces } from './picture-places.ts';
import type { LookUp } from './write-block.ts';

export type PictureSize = { readonly width: number; readonly height: number };

export type ReadPage = {
  readonly header: readonly (readonly [key: string, value: string | undefined])[];
  readonly blocks: readonly Block[];
  /** By link or address. */
  readonly sizes: ReadonlyMap<string, PictureSize>;
};

/** Any HTML is read: where the form of the export is missing, its body is taken for the post. */
export function readPage(html: string, places: PicturePlaces): ReadPage {
  const root = element('root', {}, parseDocument(html).children);
  const sizes = new Map<string, PictureSize>();
  const lookUp: LookUp = (image) => {
    const { src = '', 'data-image-id': id, 'data-width': width, 'data-height': height } = image.attribs;
    const link = places.ofPage(id ?? src) ?? places.ofPage(src);
    const size = sizeOf(width, height);
    if (size) sizes.set(link ?? src, size);
    return { link, address: src, ...size };
  };
  const body =
    findWhere(root, (it) => hasClass(it, 'e-content')) ??
    findWhere(root, ({ name }) => name === 'article') ??
    findWhere(root, ({ name }) => name === 'body') ??
    root;
  return { header: headerOf(root), blocks: blocksOf(body, lookUp), sizes };
}

function headerOf(root: Element): ReadPage['header'] {
  const said = (wanted: (candidate: Element) => boolean) => {
    const found = findWhere(root, wanted);
    return found && fold(textOf(found));
  };
  const field = (name: string) => (it: Element) => it.attribs['data-field'] === name;
  const published = findWhere(root, (it) => hasClass(it, 'dt-published'));
  const canonical = findWhere(root, (it) => hasClass(it, 'p-canonical'));
  const tags = findAll(root, (it) => hasClass(it, 'p-tags'))
    .flatMap((list) => findAll(list, (it) => isTag(it) && it.name === 'a'))
    .map((tag) => fold(textOf(tag)));
  return [
    ['title', said((it) => hasClass(it, 'p-name'))],
    ['subtitle', said(field('subtitle'))],
    ['description', said(field('description'))],
    ['published', published?.attribs.datetime],
    ['author', said((it) => hasClass(it, 'p-author'))],
    ['tags', tags.join(', ')],
    ['address', canonical?.attribs.href],
  ];
}

function sizeOf(width: string | undefined, height: string | undefined): PictureSize | undefined {
  const [w, h] = [Number(width), Number(height)];
  return w > 0 && h > 0 && w < 100_000 && h < 100_000
    ? { width: Math.round(w), height: Math.round(h) }
    : undefined;
}
