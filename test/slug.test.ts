import { expect, test } from 'vitest';
import { slugOf } from '../src/slug.ts';

test.each([
  ['Five reasons for Ada’s success', 'five-reasons-for-adas-success'],
  ['It\'s "done" — isn’t it?', 'its-done-isnt-it'],
  ['C++ & C#: a love story', 'c-c-a-love-story'],
  ['हिन्दी में लिखना', 'हिन्दी-में-लिखना'],
  ['如何烤麵包？', '如何烤麵包'],
  ['İstanbul’da bir gün', 'istanbulda-bir-gün'],
  ['Cafe\u0301 au lait', 'café-au-lait'],
  ['snake_case & 100 %', 'snake-case-100'],
  ['🎉🎉🎉', ''],
  ['❤️ Love', 'love'],
  ['❤️', ''],
  ['Hello ✌️', 'hello'],
  ['1️⃣ one', '1-one'],
  ['', ''],
  ['aux', 'aux-post'],
  ['Com1', 'com1-post'],
])('%s → %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a long title is cut at a hyphen, at 80 characters', () => {
  const slug = slugOf('word '.repeat(40));
  expect(slug).toBe('word-'.repeat(16).slice(0, -1));
});

test('a long title without any space is cut at 200 bytes, between letters and their marks', () => {
  const slug = slugOf('क्षि'.repeat(60));
  expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(200);
  expect('क्षि'.repeat(60).startsWith(slug)).toBe(true);
  expect(slug.endsWith('क्षि')).toBe(true);
});
