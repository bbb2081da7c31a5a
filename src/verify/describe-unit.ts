/** Says of a unit what it is, and what kind of loss it would be. */

import { type Loss, show, showStyled } from './loss.ts';
import type { Unit } from './unit.ts';

/** The kind of loss it is when such a unit is missing, or is there without being expected. */
export function kindOf(unit: Unit): Loss['kind'] {
  switch (unit.kind) {
    case 'text':
      return unit.role === 'caption' ? 'caption' : 'words';
    case 'picture':
      return 'image';
    case 'code':
      return 'code';
    case 'section break':
      return 'section-break';
    default:
      return 'embed';
  }
}

export function describe(unit: Unit): string {
  switch (unit.kind) {
    case 'text':
      return `${unit.block} ${showStyled(unit.content)}`;
    case 'picture':
      return `picture ${unit.picture.url}`;
    case 'embed':
      return unit.shows;
    case 'code':
      return `listing ${unit.block === '' ? '' : `in ${unit.block} `}“${show(unit.text, 60)}”`;
    default:
      return unit.kind;
  }
}
