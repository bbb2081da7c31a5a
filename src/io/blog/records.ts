/**
 * Records one behind the other: of each a line of JSON, and behind it a text as it is, since a text in JSON is much work, twice. Each
 * ends with NUL, so that git and its like take the file for binary, and leave its line ends alone.
 */

import { byteWriter } from '../byte-writer.ts';

export type FileRecord = { readonly value: { readonly [name: string]: unknown }; readonly text?: Buffer };

export type RecordWriter = {
  /**
   * @param value holds no `bytes` of its own: that is the length of the text
   * @param text in UTF-8
   */
  readonly add: (value: object, text?: Buffer) => void;
  /** All that was added since it was called last; valid until more is added. */
  readonly take: () => Buffer;
};

export function recordWriter(): RecordWriter {
  const written = byteWriter();
  return {
    add(value, text) {
      written.text(`${JSON.stringify({ ...value, bytes: text?.length })}\n\0`);
      if (!text) return;
      written.bytes(text);
      written.bytes(END);
    },
    take: written.take,
  };
}

/** What ends a line, and a text. */
export const END = Buffer.from('\n\0');

/** The records up to the first that is cut or none. */
export function* readRecords(file: Buffer): Generator<FileRecord, void, undefined> {
  for (let at = 0; at < file.length; ) {
    const end = file.indexOf(END, at);
    const value = end < 0 ? undefined : parseLine(file.toString('utf8', at, end));
    if (!value) return;
    const { bytes: length } = value;
    const start = end + END.length;
    at = typeof length === 'number' && length >= 0 ? start + length + END.length : start;
    if (at > file.length) return;
    yield at === start ? { value } : { value, text: file.subarray(start, at - END.length) };
  }
}

function parseLine(line: string): FileRecord['value'] | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as FileRecord['value']) : undefined;
  } catch {
    return undefined;
  }
}
