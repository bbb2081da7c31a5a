/** Builds real zips: with yazl as programs write them, and by hand for those that no program would write. */

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/**
 * A zip in Medium's form: no folders, deflated, sizes in data descriptors and zero in the local headers.
 * Names that end in `/` become folders. `zip64` forces that format.
 */
export async function zipOf(
  files: Readonly<Record<string, string | Buffer>>,
  options: { readonly zip64?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  const forceZip64Format = options.zip64 === true;
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name, { mtime: MTIME });
    else {
      const stream = Readable.from([Buffer.from(content)]);
      zip.addReadStream(stream, name, { mtime: MTIME, compress: true, forceZip64Format });
    }
  }
  zip.end({ forceZip64Format, comment: '' });
  return buffer(zip.outputStream);
}

const MTIME = new Date(Date.UTC(2019, 5, 1));

/** An entry written by hand; what is given besides name and content is claimed, whether true or not. */
export type RawEntry = {
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly unpackedBytes?: number;
  /** Where the local header is said to be. */
  readonly offset?: number;
  readonly extra?: Buffer;
};

/** A zip with exactly these entries, whatever their names and claims. Method 0 stores; 8 (the default) deflates. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.method === 0 ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0, 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.unpackedBytes ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const extra = entry.extra ?? Buffer.alloc(0);
    common.writeUInt16LE(extra.length, 24);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.offset ?? offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name, extra);
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
