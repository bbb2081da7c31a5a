/** Looks at what really came: the type by its bytes, the size in pixels; or why it is no picture. */

import { open, readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { faultOfSvg, isSvg } from './svg.ts';

/** What a file turned out to be. */
export type Inspection =
  | { readonly extension: string; readonly width?: number; readonly height?: number }
  | { readonly fault: string };

// Reaches behind the metadata that cameras put before the size of a JPEG.
const headBytes = 256 * 1024;
const largestSvg = 16 * 1024 * 1024;

// Another name for what every reader knows under this one.
const usualExtension: Readonly<Record<string, string>> = { apng: 'png' };

/** As `inspectHead`, for a file on disk. Rejects when it cannot be read. */
export async function inspectPicture(file: string): Promise<Inspection> {
  const { head, bytes } = await readHead(file);
  return bytes === 0 ? { fault: 'an empty file' } : inspectHead(file, head, bytes);
}

/**
 * The type of a picture file by its first bytes (SVG by its content), never by name or header, and its pixels where
 * cheaply told. `head` is the beginning of the file, which is read on only for a large SVG. A `fault` completes
 * "… came instead of a picture".
 */
export async function inspectHead(file: string, head: Buffer, bytes: number): Promise<Inspection> {
  const type = (await fileTypeFromBuffer(head)) ?? tiffOf(head);
  if (type?.mime.startsWith('image/')) {
    return { extension: usualExtension[type.ext] ?? type.ext, ...pixelsOf(head) };
  }
  if (isSvg(head)) {
    if (bytes > largestSvg) return { fault: 'an SVG too large to be searched for scripts' };
    const fault = faultOfSvg(bytes > head.length ? await readFile(file) : head);
    return fault === undefined ? { extension: 'svg', ...pixelsOf(head) } : { fault };
  }
  if (isHtml(head)) return { fault: 'an HTML page' };
  return { fault: type ? `a file of type ${type.mime}` : 'a file of no known picture type' };
}

async function readHead(file: string): Promise<{ readonly head: Buffer; readonly bytes: number }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(size, headBytes)), 0);
    return { head: buffer.subarray(0, bytesRead), bytes: size };
  } finally {
    await handle.close();
  }
}

function pixelsOf(head: Uint8Array): { readonly width?: number; readonly height?: number } {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    // EXIF 5–8 lie on their side; Medium measured them upright.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return {};
  }
}

// The directory that file-type wants to see may lie behind all the pixels.
function tiffOf(head: Buffer): { readonly ext: string; readonly mime: string } | undefined {
  const isTiff = ['II*\0', 'MM\0*'].includes(head.toString('latin1', 0, 4));
  return isTiff ? { ext: 'tif', mime: 'image/tiff' } : undefined;
}

function isHtml(head: Buffer): boolean {
  return /<(!doctype html|html|head|body)\b/i.test(head.subarray(0, 4096).toString('latin1'));
}
