/** Records in a file: whatever is in them comes back, and what a killed process cut ends them. */
import { expect, test } from 'vitest';
import { formatRecord, readRecords } from '../../../src/io/blog/records.ts';

const RECORDS = [
  { value: { key: 'a', is: ['“quoted”\n'] }, text: Buffer.from('one\n{"key":"no record"}\n') },
  { value: { key: 'b' } },
  { value: { key: 'c' }, text: Buffer.from('') },
  { value: { key: 'd' }, text: Buffer.from([0, 255, 10, 10]) },
];
const file = Buffer.concat(RECORDS.map(({ value, text }) => formatRecord(value, text)));

/** What is read, in the shape of what was written. */
function read(bytes: Buffer) {
  return [...readRecords(bytes)].map(({ value: { bytes: _, ...value }, text }) =>
    text ? { value, text } : { value },
  );
}

test('all come back', () => expect(read(file)).toEqual(RECORDS));

test('wherever it was cut, all before the cut come back, and no part of one', () => {
  const ends = RECORDS.map((_, n) =>
    RECORDS.slice(0, n + 1).reduce((sum, { value, text }) => sum + formatRecord(value, text).length, 0),
  );
  for (let length = 0; length < file.length; length++) {
    const whole = ends.filter((end) => end <= length).length;
    expect(read(file.subarray(0, length)), `${length} bytes`).toEqual(RECORDS.slice(0, whole));
  }
});

test('what is no record ends them', () => {
  const [first, ...others] = RECORDS.map(({ value, text }) => formatRecord(value, text));
  for (const no of ['[', '""', 'null', '{"key":1,"bytes":1e9}']) {
    const damaged = Buffer.concat([first ?? file, Buffer.from(`${no}\n\0`), ...others]);
    expect(read(damaged), no).toEqual(RECORDS.slice(0, 1));
  }
});
