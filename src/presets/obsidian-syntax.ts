/** Obsidian's own marks in prose (tags, comments, highlights, formulas), and its way to show videos. */
import type { BodySyntax } from './preset.ts';

export const obsidianSyntax: BodySyntax = { text, frame, read };

/** An escape in an address would show, and Obsidian takes nothing in one for a mark. */
function text(escaped: string): string {
  return escaped.replace(/\S+/g, (word) =>
    /:\/\/|^www\./i.test(word)
      ? word
      : word.replace(/%%|==|(?<!\\)\$|^#(?=[^\s#\d])|(?<=[(“"'])#(?=[^\s#\d])/g, (mark) =>
          mark.replace(/./g, '\\$&'),
        ),
  );
}

function frame(src: string): string | undefined {
  const id = /^(?:https?:)?\/\/www\.youtube(?:-nocookie)?\.com\/embed\/([\w-]+)(?:\?feature=oembed)?$/.exec(
    src,
  )?.[1];
  return id && `![](https://www.youtube.com/watch?v=${id})`;
}

function read(body: string): string {
  return body.replace(
    /^!\[\]\(https:\/\/www\.youtube\.com\/watch\?v=([\w-]+)\)$/gm,
    '<iframe src="https://www.youtube.com/embed/$1"></iframe>',
  );
}
