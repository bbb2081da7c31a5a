/** Compares one unit of the post at Medium with one of our Markdown. */

import { comparableUrl } from './comparable-url.ts';
import { type ComparePictures, compareText, type Difference } from './compare-text.ts';
import { describe, kindOf } from './describe-unit.ts';
import { type Intended, showDifference, showStyled } from './loss.ts';
import { shownBy } from './shown-by.ts';
import { NO_TEXT, type Picture, type PictureUnit, type TextUnit, type Unit } from './unit.ts';

export type CompareUnits = (expected: Unit, found: Unit) => readonly Difference[];

/** @returns a comparison that knows what was changed on purpose */
export function compareUnits(intended: Intended): CompareUnits {
  const comparePictures = pictureComparison(intended);

  return (expected, found) => {
    if (expected.kind === 'lost embed' && found.kind === 'text' && isEmphasised(found)) return [];
    if (
      expected.kind === 'embed' &&
      expected.foreign &&
      found.kind === 'text' &&
      isPlaceholder(found, expected.shows)
    ) {
      return [];
    }
    if (expected.kind === 'text' && found.kind === 'text')
      return compareTexts(expected, found, comparePictures);
    if (expected.kind === 'picture' && found.kind === 'picture') {
      return [
        ...comparePictures(expected.picture, found.picture),
        ...compareLinks(expected, found),
        ...(intended.captions === 'italic' ? [] : compareRows(expected, found)),
      ];
    }
    if (expected.kind === 'embed' && found.kind === 'embed') {
      if (expected.shows === found.shows) return [];
      return [{ kind: 'embed', expected: expected.shows, found: found.shows }];
    }
    if (expected.kind === 'code' && found.kind === 'code') return compareListings(expected, found, intended);
    if (expected.kind === found.kind) return [];
    return [{ kind: kindOf(expected), expected: describe(expected), found: describe(found) }];
  };
}

/** A paragraph that is emphasised from end to end and says something. */
function isEmphasised({ content, block }: TextUnit): boolean {
  return (
    block === 'paragraph' &&
    content.runs.length > 0 &&
    content.runs.every(({ marks }) => /emphasis/.test(marks))
  );
}

/** An emphasised paragraph with a link to what could not be embedded. */
function isPlaceholder(found: TextUnit, shows: string): boolean {
  return (
    isEmphasised(found) &&
    found.content.runs.some(({ link }) => link !== undefined && shownBy(link) === shows)
  );
}

function compareTexts(expected: TextUnit, found: TextUnit, pictures: ComparePictures): readonly Difference[] {
  if (expected.role === 'caption') return compareCaption(expected, found, pictures);
  const differences = compareText(
    expected.content,
    found.content,
    pictures,
    expected.block.includes('heading') && found.block.includes('heading') ? 'strong' : undefined,
  );
  if (expected.block === found.block) return differences;
  return [{ kind: 'block', expected: expected.block, found: found.block }, ...differences];
}

/** A caption that stands by itself: in a `figcaption` or in an emphasised paragraph, whose emphasis is its form. */
function compareCaption(
  expected: TextUnit,
  found: TextUnit,
  pictures: ComparePictures,
): readonly Difference[] {
  const differences = compareText(
    expected.content,
    found.content,
    pictures,
    isEmphasised(found) ? 'emphasis' : undefined,
  );
  const isOwnParagraph = found.block === 'paragraph' && found.role !== 'caption';
  const isRight =
    expected.block === 'emphasised paragraph'
      ? isEmphasised(found)
      : isOwnParagraph || found.role === 'caption';
  if (isRight) return differences;
  return [{ kind: 'caption', expected: expected.block, found: found.block }, ...differences];
}

function pictureComparison({ captions, pictureUrls }: Intended): ComparePictures {
  return function compare(expected, found) {
    const differences: Difference[] = [];
    const url = pictureUrls.get(expected.key ?? '') ?? expected.url;
    const isRight =
      url === '' ? found.url.includes(expected.key ?? '') : comparableUrl(url) === comparableUrl(found.url);
    if (!isRight) differences.push({ kind: 'image', expected: url, found: found.url });

    // The default flavour writes a caption as Markdown into the alt text; it may say the same as Medium's alt text.
    const inAlt = captions === 'alt' && !found.caption && mayBeInAlt(expected);
    const foundAlt = inAlt && expected.alt.text === '' ? NO_TEXT : found.alt;
    const foundCaption = (inAlt ? found.alt : found.caption) ?? NO_TEXT;
    if (expected.alt.text !== foundAlt.text) {
      differences.push({ kind: 'alt', expected: showStyled(expected.alt), found: showStyled(foundAlt) });
    }
    differences.push(...asCaption(compareText(expected.caption ?? NO_TEXT, foundCaption, compare)));
    return differences;
  };
}

function mayBeInAlt({ alt, caption }: Picture): boolean {
  return caption !== undefined && (alt.text === '' || alt.text === caption.text);
}

function asCaption(differences: readonly Difference[]): readonly Difference[] {
  return differences.map((difference) => ({ ...difference, kind: 'caption' }));
}

function compareLinks(expected: PictureUnit, found: PictureUnit): readonly Difference[] {
  if (expected.link === found.link) return [];
  const say = (link: string | undefined) =>
    link === undefined ? 'a picture without link' : `a picture → ${link}`;
  return [{ kind: 'link', expected: say(expected.link), found: say(found.link) }];
}

function compareRows(expected: PictureUnit, found: PictureUnit): readonly Difference[] {
  if (Boolean(expected.beside) === Boolean(found.beside)) return [];
  const say = ({ beside }: PictureUnit) =>
    beside ? 'in a row with the picture before' : 'a picture on its own';
  return [{ kind: 'image', expected: say(expected), found: say(found) }];
}

function compareListings(
  expected: Unit & { kind: 'code' },
  found: Unit & { kind: 'code' },
  { guessedLanguages }: Intended,
): readonly Difference[] {
  const differences: Difference[] = [];
  const language = expected.guessed && !guessedLanguages ? '' : expected.language;
  if (expected.block !== found.block) {
    differences.push({ kind: 'block', expected: describe(expected), found: describe(found) });
  }
  if (expected.text !== found.text) {
    differences.push({ kind: 'code', ...showDifference(expected.text, found.text) });
  }
  if (language !== found.language) {
    differences.push({ kind: 'language', expected: language || '(none)', found: found.language || '(none)' });
  }
  return differences;
}
