/** Reads `pre`: exact text, without the markup that Medium puts into it. */

import type { UnitCollector } from './collect-units.ts';
import type { Attributes, HtmlReader } from './html-reader.ts';
import type { CodeUnit } from './unit.ts';

type ListingReader = HtmlReader & {
  readonly reads: (name: string) => boolean;
  readonly isOpen: () => boolean;
  /** Something else begins, be it empty: the next listing is a new one. */
  readonly endRow: () => void;
};

/** Medium's writers end a listing with each blank line, so plain neighbours are one; `preV2` blocks hold blank lines themselves. */
export function readListing(units: UnitCollector): ListingReader {
  let parts: string[] | undefined;
  let attributes: Attributes = {};
  let fresh = false;
  let lastPlain: CodeUnit | undefined;

  function end(): void {
    const text = parts?.join('') ?? '';
    parts = undefined;
    if (text.trim() === '') return;
    const unit: CodeUnit = { kind: 'code', block: '', text, ...languageOf(attributes) };
    const isPlain = !attributes.class?.includes('graf--preV2');
    const last = units.last();
    if (isPlain && lastPlain && last === lastPlain) {
      lastPlain = { ...lastPlain, text: `${lastPlain.text}\n\n${text}` };
      units.replaceLast(lastPlain);
      return;
    }
    units.unit(unit);
    const added = units.last();
    lastPlain = isPlain && added?.kind === 'code' ? added : undefined;
  }

  return {
    reads: (name) => name === 'pre' || parts !== undefined,
    isOpen: () => parts !== undefined,
    endRow() {
      lastPlain = undefined;
    },
    open(name, given) {
      if (name === 'pre') {
        parts = [];
        attributes = given;
      } else if (name === 'br') parts?.push('\n');
      fresh = name === 'pre';
    },
    text(text) {
      // The HTML standard drops one newline right after <pre>.
      parts?.push(fresh ? text.replace(/^\n/, '') : text);
      fresh = false;
    },
    close(name) {
      if (name === 'pre') end();
    },
  };
}

// Medium: data-code-block-mode is 2 for a chosen language, 1 for a guessed one, 0 for none
function languageOf(attributes: Attributes): Pick<CodeUnit, 'language' | 'guessed'> {
  const mode = attributes['data-code-block-mode'];
  const language = attributes['data-code-block-lang'] ?? '';
  return { language: mode === '1' || mode === '2' ? language : '', guessed: mode === '1' };
}
