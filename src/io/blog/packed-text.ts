/** Texts of posts, packed: each a gzip member with a record in it, so that a file of many is one gzip file, which anybody can read. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { formatRecord, readRecords } from './records.ts';

/** @param text in UTF-8 */
export function packText(key: string, text: Buffer): Buffer {
  return gzipSync(formatRecord({ key }, text), { level: 1 });
}

/** The texts by their keys. Throws where it is no gzip file. */
export function unpackTexts(packed: Buffer): ReadonlyMap<string, Buffer> {
  const texts = new Map<string, Buffer>();
  for (const { value, bytes } of readRecords(gunzipSync(packed))) {
    if (typeof value.key === 'string' && bytes) texts.set(value.key, bytes);
  }
  return texts;
}
