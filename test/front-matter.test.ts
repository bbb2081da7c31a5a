import { load, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { readAssetPrefix } from '../src/asset-prefix.ts';
import { frontMatter } from '../src/front-matter.ts';
import type { Metadata } from '../src/model.ts';
import { readDay } from '../src/read-day.ts';
import { readSettings } from '../src/settings.ts';

const POST: Metadata = {
  id: '0123456789ab',
  kind: 'post',
  title: 'Rye: “a \\ love” story',
  description: 'yes',
  date: '2018-08-01T13:16:00.944Z',
  tags: ['Bread', 'C++'],
  canonicalLink: 'https://medium.com/@ada/%C3%A9t%C3%A9-0123456789ab',
  oldSlug: 'été-0123456789ab',
};

test('keys, their order and their quoting', () => {
  expect(frontMatter(POST, {})).toBe(`---
title: "Rye: “a \\\\ love” story"
description: "yes"
date: "2018-08-01T13:16:00.944Z"
categories: ["Bread", "C++"]
published: true
canonical_link: https://medium.com/@ada/%C3%A9t%C3%A9-0123456789ab
redirect_from:
  - /été-0123456789ab
---
`);
});

test('a value that is not there leaves its key out, but categories', () => {
  expect(frontMatter({ kind: 'draft', tags: [] }, {})).toBe('---\ncategories: []\npublished: false\n---\n');
});

test('settings override and add; published of drafts stays', () => {
  const settings = readSettings([
    'published=false',
    'layout=post',
    'categories=[a, b]',
    'title=1999',
    'weight=3',
  ]);
  const yaml = frontMatter(POST, settings);
  expect(load(yaml.replace(/^---$/gm, ''))).toMatchObject({
    published: false,
    layout: 'post',
    categories: ['a', 'b'],
    weight: 3,
  });
  expect(yaml).toContain('title: 1999\n');
  expect(frontMatter({ kind: 'draft', tags: [] }, readSettings(['published=true']))).toContain(
    'published: false',
  );
});

test('a setting without a value empties the key; broken YAML and a missing = are refused by name', () => {
  expect(readSettings(['subtitle='])).toEqual({ subtitle: '' });
  expect(() => readSettings(['layout'])).toThrow(/--set layout: write key=value/);
  expect(() => readSettings(['tags=[a'])).toThrow(/--set tags=\[a: the value is no YAML/);
});

test('titles that YAML could take for something else stay text, under YAML 1.1 too', () => {
  for (const title of [
    'yes',
    '2018-08-01',
    '1e3',
    '0x10',
    '~',
    'null',
    '- a',
    '# b',
    '"',
    "'",
    '\u0085\u2028',
    '12:30:45',
  ]) {
    const yaml = frontMatter({ ...POST, title, tags: [title] }, {}).replace(/^---$/gm, '');
    expect(load(yaml)).toMatchObject({ title, categories: [title] });
    expect(load(yaml, { schema: YAML11_SCHEMA })).toMatchObject({
      title,
      categories: [title],
      date: POST.date,
    });
  }
});

test('days', () => {
  expect(readDay('2020-02-29')).toBe('2020-02-29');
  expect(readDay('2020')).toBe('2020-01-01');
  expect(readDay('2020-05')).toBe('2020-05-01');
  for (const wrong of ['2021-02-29', 'yesterday', '20200101', ''])
    expect(() => readDay(wrong)).toThrow(/--since/);
});

test('asset prefixes', () => {
  expect(['', '/', '/blog', 'https://cdn.example.com/', '..'].map(readAssetPrefix)).toEqual([
    '',
    '/',
    '/blog/',
    'https://cdn.example.com/',
    '../',
  ]);
});
