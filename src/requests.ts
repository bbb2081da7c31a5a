/** What a post asks the network for. */
import type { Element } from 'domhandler';
import { findAll } from './element.ts';
import { imageIdOf } from './image-address.ts';
import type { PictureRequest } from './model.ts';

/** The pictures of a canonical body, each once, in order of first appearance. */
export function pictureRequests(body: Element): readonly PictureRequest[] {
  return requestsFor(imagesIn(body));
}

/** The images of a canonical body. */
export function imagesIn(body: Element): readonly Element[] {
  return findAll(body, ({ name }) => name === 'img');
}

/** The pictures that `images` show, each once. */
export function requestsFor(images: readonly Element[]): readonly PictureRequest[] {
  const requests = new Map<string, PictureRequest>();
  for (const image of images) {
    const key = pictureKey(image);
    if (!requests.has(key)) requests.set(key, requestFor(image, key));
  }
  return [...requests.values()];
}

/** Identity of the picture that a canonical `img` shows: one Medium image is one file, however often a post uses it. */
export function pictureKey({ attribs }: Element): string {
  return attribs['data-image-id'] || imageIdOf(attribs.src ?? '') || (attribs.src ?? '');
}

function requestFor({ attribs }: Element, key: string): PictureRequest {
  const { 'data-image-id': imageId, 'data-external-src': externalUrl } = attribs;
  const [width, height] = [Number(attribs.width), Number(attribs.height)];
  return {
    key,
    url: attribs.src ?? '',
    ...(imageId ? { imageId } : {}),
    ...(externalUrl ? { externalUrl } : {}),
    ...(width > 0 && height > 0 ? { width, height } : {}),
  };
}
