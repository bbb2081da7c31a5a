/** Hugo's shortcodes: its own read before Markdown, so that even code must not look like one. */

import { attribute } from '../inline-html.ts';
import { codeAsHtml, htmlAsFence } from './code-as-html.ts';
import type { BodySyntax, Figure, InlineHtml } from './preset.ts';

export const hugoSyntax: BodySyntax = { code: guarded, frame, figure, read };

const CALL = /\{\{(?:<([\s\S]*?)>|%([\s\S]*?)%)\}\}/g;

/** A shortcode in comment marks shows as it is. What is opened and not closed has no escape: there only HTML helps. */
function guarded(markdown: string): string {
  const escaped = markdown.replace(CALL, (_, angle?: string, percent?: string) =>
    angle === undefined ? `{{%/*${percent}*/%}}` : `{{</*${angle}*/>}}`,
  );
  const left = escaped.replace(/\{\{(?:<\/\*[\s\S]*?\*\/>|%\/\*[\s\S]*?\*\/%)\}\}/g, '');
  return /\{\{[<%]/.test(left) ? codeAsHtml(markdown) : escaped;
}

// Medium: https://www.youtube.com/embed/ID?feature=oembed, https://player.vimeo.com/video/123?app_id=…
function frame(src: string): string | undefined {
  const video =
    /^(?:https?:)?\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+)(?:\?feature=oembed)?$/.exec(src);
  if (video) return `{{< youtube "${video[1]}" >}}`;
  const film = /^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+)(?:\?app_id=\d+)?$/.exec(src);
  return film ? `{{< vimeo "${film[1]}" >}}` : undefined;
}

/** `{{< figure … >}}`, with Markdown in its caption; none where a parameter could not hold what it is to hold. */
function figure({ src, alt, caption, link }: Figure): string | undefined {
  const written = caption === undefined ? '' : captionParameter(caption);
  if (written === undefined || /[\\\n]/.test(alt + src + (link ?? '')) || /`/.test(alt)) return undefined;
  const parameters = [
    ['src', src],
    ['link', link ?? ''],
    ['alt', alt.replaceAll('"', '\\"')],
    ['caption', written],
  ];
  const given = parameters.filter(([, value]) => value !== '');
  return `{{< figure ${given.map(([name, value]) => `${name}="${value}"`).join(' ')} >}}`;
}

/** Markdown without backslashes and quotation marks, which a parameter between quotation marks cannot hold. */
function captionParameter(markdown: string): string | undefined {
  if (/`|\]\([^)]*"|\n/.test(markdown)) return undefined;
  const plain = markdown
    .replace(/\\([!-/:-@[-_{-~])/g, (_, mark: string) => `&#${mark.codePointAt(0)};`)
    .replace(/(<[^>]*>)|"/g, (_, tag?: string) => tag ?? '&quot;');
  return /[\\"]/.test(plain) ? undefined : plain;
}

const WRITTEN =
  /\{\{(?:<\/\*([\s\S]*?)\*\/>|%\/\*([\s\S]*?)\*\/%)\}\}|^\{\{< (youtube|vimeo|figure) (.*) >\}\}$/gm;

function read(body: string, inlineHtml: InlineHtml): string {
  return htmlAsFence(
    body.replace(WRITTEN, (_, angle?: string, percent?: string, name?: string, parameters = '') => {
      if (angle !== undefined) return `{{<${angle}>}}`;
      if (percent !== undefined) return `{{%${percent}%}}`;
      if (name === 'figure') return figureHtml(parameters, inlineHtml);
      const id = parameters.slice(1, -1);
      const src =
        name === 'youtube' ? `https://www.youtube.com/embed/${id}` : `https://player.vimeo.com/video/${id}`;
      return `<iframe src="${src}"></iframe>`;
    }),
  );
}

function figureHtml(parameters: string, inlineHtml: InlineHtml): string {
  const given = new Map(
    Array.from(parameters.matchAll(/(\w+)="((?:\\"|[^"])*)"/g), ([, name = '', value = '']) => [
      name,
      value.replaceAll('\\"', '"'),
    ]),
  );
  const { src = '', alt = '', link, caption } = Object.fromEntries(given);
  const img = `<img${attribute('src', src)}${attribute('alt', alt)} />`;
  const shown = link === undefined ? img : `<a${attribute('href', link)}>${img}</a>`;
  const said = caption === undefined ? '' : `<figcaption>${inlineHtml(caption)}</figcaption>`;
  return `<figure>${shown}${said}</figure>`;
}
