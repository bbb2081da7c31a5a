/** Records one behind the other: of each a line of JSON, and behind it bytes as they are, since a text in JSON is much work, twice. */

export type FileRecord = { readonly value: { readonly [name: string]: unknown }; readonly bytes?: Buffer };

/** @param value holds no `bytes` of its own: that is how many of them stand behind the line */
export function formatRecord(value: object, bytes?: Buffer): Buffer {
  const line = Buffer.from(`${JSON.stringify({ ...value, bytes: bytes?.length })}\n`);
  return bytes ? Buffer.concat([line, bytes, NEWLINE]) : line;
}

const NEWLINE = Buffer.from('\n');

/** The records up to the first that is cut or none. */
export function* readRecords(file: Buffer): Generator<FileRecord, void, undefined> {
  for (let at = 0; at < file.length; ) {
    const end = file.indexOf(NEWLINE, at);
    const value = end < 0 ? undefined : parseLine(file.toString('utf8', at, end));
    if (!value) return;
    const { bytes: length } = value;
    const start = end + 1;
    at = typeof length === 'number' && length >= 0 ? start + length + 1 : start;
    if (at > file.length) return;
    yield at === start ? { value } : { value, bytes: file.subarray(start, at - 1) };
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
