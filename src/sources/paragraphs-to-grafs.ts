/** The paragraphs of a post's JSON, in every dialect, as grafs. */
import type { Message } from '../messages.ts';
import { type Embedded, embedHtml, isUnresolved } from './embed-html.ts';
import { markupText } from './escape-markup.ts';
import type { Graf, GrafImage, Layout } from './graf.ts';
import type { JsonReader } from './json-reader.ts';
import { type Markup, markupsToHtml } from './markups-to-html.ts';
import { layoutOf, markupType, paragraphType } from './paragraph-type.ts';

/** What is known of an embed by Medium's id of it, if the paragraph itself does not say. */
type EmbeddedById = (mediaId: string) => Embedded | undefined;

export type ParagraphContext = {
  readonly json: JsonReader;
  readonly embedded: EmbeddedById;
  /** Told of every embed of which only Medium's id is known. */
  readonly unresolved: (mediaId: string) => void;
  readonly report: (message: Message) => void;
};

/** The grafs of one paragraph: one as a rule, two where a picture stands in for its first letter. */
export function paragraphToGrafs(
  paragraph: unknown,
  before: Graf | undefined,
  context: ParagraphContext,
): readonly Graf[] {
  const { json, report } = context;
  const type = paragraphType(json.value(paragraph, 'type'));
  const said = json.value(paragraph, 'text');
  const text = typeof said === 'string' ? said : '';
  const given = json.text(paragraph, 'name');
  const name = given === undefined ? {} : { name: given };
  const html = () => markupsToHtml(text, readMarkups(paragraph, context));
  const layout = layoutAfter(before, layoutOf(json.value(paragraph, 'layout')));
  const withLayout = layout === undefined ? {} : { layout };

  switch (type) {
    case 'pre':
      return [{ kind: 'pre', ...name, html: markupText(text), ...codeBlockOf(paragraph, json) }];
    case 'image': {
      const href = json.text(paragraph, 'href');
      const image = readImage(json.value(paragraph, 'metadata'), json);
      return [
        { kind: 'image', ...name, image, html: html(), ...withLayout, ...(href !== undefined && { href }) },
      ];
    }
    case 'iframe':
      return [
        {
          kind: 'embed',
          ...name,
          shown: embedHtml(readEmbedded(paragraph, context)),
          html: html(),
          ...withLayout,
        },
      ];
    case 'card':
      return [cardOf(paragraph, text, name, context)];
    case undefined:
      report({
        code: 'unknown-paragraph',
        type: String(json.value(paragraph, 'type')),
        text: text.slice(0, 60),
      });
      return [{ kind: 'p', ...name, html: html() }];
    default: {
      const hasDropCap = json.flag(paragraph, 'hasDropCap');
      const letter = readImage(json.value(paragraph, 'dropCapImage'), json);
      const graf: Graf = { kind: type, ...name, html: html(), ...(hasDropCap && { hasDropCap }) };
      return letter.id === undefined ? [graf] : [{ kind: 'image', image: letter, html: '' }, graf];
    }
  }
}

/** A row of images goes on only where one began. */
function layoutAfter(before: Graf | undefined, layout: Layout | undefined): Layout | undefined {
  if (layout !== 'OutsetRowContinue') return layout;
  return before?.kind === 'image' && before.layout?.startsWith('OutsetRow') ? layout : undefined;
}

function readMarkups(paragraph: unknown, { json, report }: ParagraphContext): readonly Markup[] {
  return json.list(paragraph, 'markups').flatMap((markup): Markup[] => {
    const type = markupType(json.value(markup, 'type'));
    const [start, end] = [json.number(markup, 'start') ?? 0, json.number(markup, 'end') ?? 0];
    if (type === undefined) {
      report({ code: 'unknown-markup', type: String(json.value(markup, 'type')) });
      return [];
    }
    if (type !== 'a') return [{ type, start, end }];
    const [href, title, userId] = [
      json.text(markup, 'href'),
      json.text(markup, 'title'),
      json.text(markup, 'userId'),
    ];
    const isMention = userId !== undefined && href === undefined;
    return [
      {
        type,
        start,
        end,
        ...(isMention ? { userId } : { href: href ?? '', ...(title !== undefined && { title }) }),
      },
    ];
  });
}

/** Medium's own description of an image, whose sizes are in pixels. */
export function readImage(metadata: unknown, json: JsonReader): GrafImage {
  const id = json.text(metadata, 'id');
  const [width, height] = [
    json.number(metadata, 'originalWidth') ?? 0,
    json.number(metadata, 'originalHeight') ?? 0,
  ];
  const alt = json.text(metadata, 'alt');
  return {
    ...(id !== undefined && { id }),
    ...(width > 0 && height > 0 && { width, height }),
    ...(alt !== undefined && { alt }),
    ...(json.flag(metadata, 'isFeatured') && { isFeatured: true }),
  };
}

// {"mode":"EXPLICIT","lang":"go"}; AUTO is Medium's guess; DISABLED has none.
function codeBlockOf(paragraph: unknown, json: JsonReader): { mode?: 0 | 1 | 2; language?: string } {
  const metadata = json.value(paragraph, 'codeBlockMetadata');
  const said = json.value(metadata, 'mode');
  const mode = ([0, 1, 2] as const).find((number) => said === number || said === MODES[number]);
  if (mode === undefined) return {};
  const language = json.text(metadata, 'lang');
  return { mode, ...(language !== undefined && { language }) };
}

const MODES = ['DISABLED', 'AUTO', 'EXPLICIT'] as const;

function readEmbedded(paragraph: unknown, { json, embedded, unresolved }: ParagraphContext): Embedded {
  const iframe = json.value(paragraph, 'iframe');
  const resource = json.value(iframe, 'mediaResource');
  const mediaId = json.text(iframe, 'mediaResourceId') ?? json.text(resource, 'id');
  const known = mediaId === undefined ? undefined : embedded(mediaId);
  const said = { ...readResource(iframe, json), ...readResource(resource, json), ...known };
  if (mediaId === undefined) return said;
  if (isUnresolved({ mediaId, ...said })) unresolved(mediaId);
  return { mediaId, ...said };
}

/** What JSON says of an embedded thing, in any of the places where Medium says it. */
export function readResource(resource: unknown, json: JsonReader): Embedded {
  const frame = json.text(resource, 'iframeSrc');
  const page = json.text(resource, 'gist', 'gistScriptUrl') ?? json.text(resource, 'href');
  const [width, height] = [
    json.number(resource, 'iframeWidth') ?? 0,
    json.number(resource, 'iframeHeight') ?? 0,
  ];
  return {
    ...(frame !== undefined && { frame }),
    ...(page !== undefined && { page }),
    ...(width > 0 && { width }),
    ...(height > 0 && { height }),
  };
}

// text: "Title\nDescriptionexample.com", with a link on all, strong on the title and emphasis on the description
function cardOf(paragraph: unknown, text: string, name: { name?: string }, context: ParagraphContext): Graf {
  const { json } = context;
  const metadata = json.value(paragraph, 'mixtapeMetadata');
  const markups = readMarkups(paragraph, context);
  const href = json.text(metadata, 'href') ?? markups.find(({ type }) => type === 'a')?.href;
  const thumbnail = json.text(metadata, 'thumbnailImageId');
  const mediaId = json.text(metadata, 'mediaResourceId') ?? json.text(metadata, 'mediaResource', 'id');
  const linked = href === undefined || markups.some(({ type }) => type === 'a');
  const whole: Markup[] = linked ? [] : [{ type: 'a', start: 0, end: text.length, href }];
  return {
    kind: 'card',
    ...name,
    html: markupsToHtml(text, [...whole, ...markups]),
    ...(href !== undefined && { href }),
    ...(thumbnail !== undefined && { thumbnail }),
    ...(mediaId !== undefined && { mediaId }),
  };
}
