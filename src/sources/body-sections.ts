/** A post's body in JSON (`bodyModel`) as sections of grafs. */
import type { Graf, Section } from './graf.ts';
import { markOpening } from './mark-opening.ts';
import { type ParagraphContext, paragraphToGrafs, readImage } from './paragraphs-to-grafs.ts';

/** Reads the paragraphs in their order and cuts them where a section starts. */
export function bodySections(bodyModel: unknown, context: ParagraphContext): readonly Section[] {
  const { json } = context;
  const starts = new Map<number, unknown>();
  for (const section of json.list(bodyModel, 'sections')) {
    // Of two that start together the first is empty.
    starts.set(json.number(section, 'startIndex') ?? 0, section);
  }
  const sections: { grafs: Graf[]; section: unknown }[] = [];
  let before: Graf | undefined;
  for (const [index, paragraph] of json.list(bodyModel, 'paragraphs').entries()) {
    if (sections.length === 0 || starts.has(index)) {
      sections.push({ grafs: [], section: starts.get(index) });
      before = undefined;
    }
    const grafs = paragraphToGrafs(paragraph, before, context);
    sections.at(-1)?.grafs.push(...grafs);
    before = grafs.at(-1);
  }
  return markOpening(
    sections.map(({ grafs, section }) => {
      const name = json.text(section, 'name');
      const background = readImage(json.value(section, 'backgroundImage'), json);
      if (background.id === undefined)
        return { ...(name !== undefined && { name }), grafs: grafs.map(uncaptioned) };
      return { ...(name !== undefined && { name }), background, grafs };
    }),
  );
}

/** The caption of a picture that is not there is a paragraph. */
function uncaptioned(graf: Graf): Graf {
  return graf.kind === 'sectionCaption' ? { ...graf, kind: 'p' } : graf;
}
