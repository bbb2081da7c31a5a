/**
 * Records one behind the other: of each a line of JSON, and behind it a text as it is, since a text in JSON is much work, twice. Each
 * ends with NUL, so that git and its like take the file for binary, and leave its line ends alone.
 */

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

/** Puts records one behind the other into one piece of memory, which is used again and again. */
export function recordWriter(): RecordWriter {
  let room = Buffer.allocUnsafeSlow(ROOM);
  let end = 0;

  return {
    add(value, text) {
      const line = `${JSON.stringify({ ...value, bytes: text?.length })}\n\0`;
      const most = end + line.length * MOST_BYTES_A_UNIT + (text ? text.length + END.length : 0);
      if (most > room.length) room = Buffer.concat([room.subarray(0, end)], most * 2);
      end += room.write(line, end);
      if (text) {
        end += text.copy(room, end);
        end += END.copy(room, end);
      }
    },
    take() {
      const records = room.subarray(0, end);
      if (room.length > MOST_KEPT) room = Buffer.allocUnsafeSlow(ROOM);
      end = 0;
      return records;
    },
  };
}

const ROOM = 2 ** 16;
const MOST_KEPT = 2 ** 23;

/** Of UTF-8, for a UTF-16 code unit. */
const MOST_BYTES_A_UNIT = 3;

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
