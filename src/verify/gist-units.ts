/** What stands in the place of an embedded gist whose code was asked for: each file's name with its link, and its code. */

import type { GistFile, Gists } from '../model.ts';
import { collectText, newStyle } from './collect-text.ts';
import { comparableUrl } from './comparable-url.ts';
import type { Unit } from './unit.ts';

/** The units that take the place of `unit`: itself, unless it is the embed of a gist that was had. */
export function gistUnits(unit: Unit, gists: Gists): readonly Unit[] {
  if (unit.kind !== 'embed' || unit.nested) return [unit];
  const [, id = '', , file = ''] =
    /^gist (?:[^/?#]*\/)?([\da-f]+)(\/[^?#]*)?([?#].*)?$/i.exec(unit.shows) ?? [];
  const answer = gists.get(id.toLowerCase());
  if (answer?.status !== 'had') return [unit];
  const files = answer.files.filter(({ text }) => /\S/.test(text));
  if (files.length === 0) return [unit];
  const meant = files.filter(({ name }) => isMeant(name, file));
  return (meant.length > 0 ? meant : files).flatMap(fileUnits);
}

/** `?file=Loaf.js` is a name, `#file-loaf-js` what GitHub makes of one. */
function isMeant(name: string, file: string): boolean {
  if (file.startsWith('?')) return new URLSearchParams(file).get('file') === name;
  const made = name.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return file === comparableUrl(`#file-${made}`);
}

function fileUnits({ name, language, text, url }: GistFile): readonly Unit[] {
  const style = newStyle();
  style.open.code = 1;
  style.links.push(comparableUrl(url));
  const collector = collectText(style, false);
  collector.text(name);
  const [content] = collector.take();
  const code: Unit = { kind: 'code', block: '', text: text.replace(/\n$/, ''), language, guessed: false };
  return [...(content ? [{ kind: 'text', block: 'paragraph', content } as const] : []), code];
}
