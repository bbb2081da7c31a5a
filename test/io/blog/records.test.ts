/** Records in a file: whatever is in them comes back, and what a killed process cut ends them. */
import { expect, test } from 'vitest';
import { readRecords, recordWriter } from '../../../src/io/blog/records.ts';

const RECORDS = [
  { value: { key: 'a', is: ['“quoted”\n'] }, text: Buffer.from('one\n{"key":"no record"}\n') },
  { value: { key: 'b' } },
  { value: { key: 'c' }, text: Buffer.from('') },
  { value: { key: 'd' }, text: Buffer.from([0, 255, 10, 10]) },
];
const writer = recordWriter();
const parts = RECORDS.map(({ value, text }) => {
  writer.add(value, text);
  return Buffer.from(writer.take());
});
const file = Buffer.concat(parts);

/** What is read, in the shape of what was written. */
function read(bytes: Buffer) {
  return [...readRecords(bytes)].map(({ value: { bytes: _, ...value }, text }) =>
    text ? { value, text } : { value },
  );
}

test('all come back', () => expect(read(file)).toEqual(RECORDS));

test('wherever it was cut, all before the cut come back, and no part of one', () => {
  const ends = parts.map((_, n) => Buffer.concat(parts.slice(0, n + 1)).length);
  for (let length = 0; length < file.length; length++) {
    const whole = ends.filter((end) => end <= length).length;
    expect(read(file.subarray(0, length)), `${length} bytes`).toEqual(RECORDS.slice(0, whole));
  }
});

test('what is no record ends them', () => {
  const [first, ...others] = parts;
  for (const no of ['[', '""', 'null', '{"key":1,"bytes":1e9}']) {
    const damaged = Buffer.concat([first ?? file, Buffer.from(`${no}\n\0`), ...others]);
    expect(read(damaged), no).toEqual(RECORDS.slice(0, 1));
  }
});

test('they may be longer than whatever there was room for', () => {
  const long = [2 ** 10, 2 ** 17, 2 ** 24, 2 ** 10].map((length) => ({
    value: { key: '“'.repeat(length / 64) },
    text: Buffer.alloc(length, 'a'),
  }));
  for (const { value, text } of long) writer.add(value, text);
  const [found, wanted] = [read(writer.take()), long];
  expect(found.map(({ value, text }) => [value.key, text?.length])).toEqual(
    wanted.map(({ value, text }) => [value.key, text.length]),
  );
  expect(found.every(({ text }) => text?.every((byte) => byte === 'a'.charCodeAt(0)))).toBe(true);
  for (const { value, text } of RECORDS) writer.add(value, text);
  expect(read(writer.take())).toEqual(RECORDS);
});
