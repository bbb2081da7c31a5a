import { expect, it } from 'vitest';
import { fenceLanguage } from '../src/fence-language.ts';
import { gistAnchor, readGistAddress } from '../src/gist-address.ts';

const id = '0123456789abcdef0123456789abcdef';

it.each([
  [`https://gist.github.com/ada/${id}.js`, { id, user: 'ada' }],
  [`http://gist.github.com/ada/${id.toUpperCase()}`, { id, user: 'ada' }],
  [`https://gist.github.com/${id}.git`, { id }],
  ['https://gist.github.com/5720255.js', { id: '5720255' }],
  ['https://gist.github.com/ada/5720255#gistcomment-3142965', { id: '5720255', user: 'ada' }],
  [`https://gist.github.com/ada/${id}.js?file=a%20b.js`, { id, user: 'ada', file: { name: 'a b.js' } }],
  [
    `https://gist.github.com/ada/${id}#file-loaf-js.js`,
    { id, user: 'ada', file: { anchor: 'file-loaf-js' } },
  ],
  [`https://gist.github.com/ada/${id}.js#file-%C3%BC-js`, { id, user: 'ada', file: { anchor: 'file-ü-js' } }],
  ['https://gist.github.com/ada', undefined],
  ['https://gist.github.com/ada/starred/more', undefined],
  ['https://gist.github.com/ada/0123abcd.js', { id: '0123abcd', user: 'ada' }],
  [`https://gist.github.com/cafe/${id}`, { id, user: 'cafe' }],
  ['https://gist.github.com/cafe.js', { id: 'cafe' }],
  [`https://gist.github.com/ada/${id}/raw/loaf.js`, { id, user: 'ada' }],
  [`https://gist.github.com.example.org/ada/${id}`, undefined],
  [`https://github.com/ada/${id}`, undefined],
  ['gist', undefined],
])('%s', (address, gist) => {
  expect(readGistAddress(address)).toEqual(gist);
});

it.each([
  ['Loaf.js', 'file-loaf-js'],
  ['bake_all.js', 'file-bake_all-js'],
  ['My  notes (2).md', 'file-my-notes-2-md'],
  ['.bashrc', 'file--bashrc'],
  ['über.py', 'file-über-py'],
])('%s has the anchor %s', (name, anchor) => {
  expect(gistAnchor(name)).toBe(anchor);
});

it.each([
  ['loaf.js', 'JavaScript', 'js'],
  ['LOAF.PY', undefined, 'python'],
  ['Dockerfile', undefined, 'dockerfile'],
  ['notes.txt', 'Text', ''],
  ['gistfile1', 'C#', 'csharp'],
  ['gistfile1', 'Haskell', 'haskell'],
  ['gistfile1', 'C++', 'cpp'],
  ['x.zig', 'Zig', 'zig'],
  ['x.zig', undefined, ''],
  ['x', 'Ren\'Py "x"', ''],
  ['constructor', undefined, ''],
  ['a.constructor', undefined, ''],
])('%s (%s) is fenced as %j', (name, language, fence) => {
  expect(fenceLanguage(name, language)).toBe(fence);
});
