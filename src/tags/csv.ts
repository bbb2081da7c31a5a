/** Tags from a table: a column that names the post, and one or several with its tags. */

import { parse } from 'csv-parse/sync';
import { idOfPost, type TaggedPost, taggedPost } from './tagged-post.ts';

/** The rows of a table (commas, semicolons or tabs between its columns); undefined for a text that is no such table. */
export function tagsOfCsv(text: string): readonly TaggedPost[] | undefined {
  const rows = rowsOf(text);
  const [head = [], ...body] = rows ?? [];
  if (rows === undefined || head.length < 2) return undefined;
  // Without a head, the first column names the post and the others are tags.
  if (idOfPost(head[0] ?? '') !== undefined)
    return rows.map(([post, ...tags]) => taggedPost([post], splitAll(tags)));
  const columns = head.map(kindOf);
  const lastTags = columns.lastIndexOf('tags');
  if (lastTags < 0 || !columns.some((kind) => kind === 'id' || kind === 'url' || kind === 'slug'))
    return undefined;
  return body.map((row) => {
    const named = (kind: Column) => row.filter((_, i) => columns[i] === kind);
    // Tags that nobody put into quotes run over the end of the head.
    const over = lastTags === head.length - 1 ? row.slice(head.length) : [];
    return taggedPost(
      [...named('id'), ...named('url'), ...named('slug')],
      splitAll([...named('tags'), ...over]),
    );
  });
}

type Column = 'id' | 'url' | 'slug' | 'tags' | 'other';

function kindOf(title: string): Column {
  const name = title.toLowerCase().replace(/[^a-z]/g, '');
  if (/^(?:post|medium|story)?id$/.test(name)) return 'id';
  if (/^(?:medium|canonical|post|story)?(?:url|link|address|permalink|canonical)$/.test(name)) return 'url';
  if (/^(?:old)?slug$|^file(?:name)?$|^path$|^post$|^story$/.test(name)) return 'slug';
  return /^(?:tag|tags|category|categories|topic|topics|keyword|keywords)$/.test(name) ? 'tags' : 'other';
}

function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  // Excel may begin with a line of its own: sep=;
  const table = text.replace(/^\uFEFF?\s*(?:sep=.\r?\n)?/i, '');
  const [firstLine = ''] = table.split(/\r?\n/, 1);
  const [delimiter] = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  try {
    return parse(table, {
      delimiter: delimiter ?? ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as string[][];
  } catch {
    return undefined;
  }
}

function splitAll(cells: readonly string[]): readonly string[] {
  return cells.flatMap(splitTags);
}

/** The tags in one text: a JSON list, or names with `|`, `;` or `,` between them, the first of these that there is. */
export function splitTags(cell: string): readonly string[] {
  if (/^\s*\[/.test(cell)) {
    try {
      const list: unknown = JSON.parse(cell);
      if (Array.isArray(list)) return list.filter((tag: unknown): tag is string => typeof tag === 'string');
    } catch {
      // [a, b] without quotes, as YAML has it
      return splitTags(cell.replace(/^\s*\[|\]\s*$/g, ''));
    }
  }
  const separator = ['|', ';', ','].find((mark) => cell.includes(mark)) ?? ',';
  return cell.split(separator).map((tag) => tag.replace(/^\s*(["'])(.*)\1\s*$/, '$2'));
}
