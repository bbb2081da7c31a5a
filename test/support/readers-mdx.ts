/** Reads Markdown as strict MDX: the body is compiled to JavaScript and run, as a site built on MDX would. */
import { evaluate } from '@mdx-js/mdx';
import { escaped } from './readers-gfm.ts';
import { type Reading, readingOf } from './readers-reading.ts';

/** What MDX makes of a body; rejects when it does not compile or fails when run. */
export async function mdxReading(markdown: string): Promise<Reading> {
  const { default: content } = await evaluate(markdown, { Fragment, jsx, jsxs: jsx });
  const made: unknown = content({});
  if (!isHtml(made)) throw new Error('MDX made no element');
  return readingOf(made.html);
}

/** What our JSX runtime makes of an element. */
type Html = { readonly html: string };

type Properties = Readonly<Record<string, unknown>>;

const Fragment = Symbol('fragment');

/** The smallest JSX runtime that does: elements become HTML, components are called. */
function jsx(type: unknown, properties: Properties): Html {
  if (typeof type === 'function') return type(properties);
  const { children, ...attributes } = properties;
  const content = childrenHtml(children);
  if (typeof type !== 'string') return { html: content };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const open = `<${type}${written.join('')}>`;
  return { html: VOID.has(type) ? open : `${open}${content}</${type}>` };
}

function childrenHtml(children: unknown): string {
  if (Array.isArray(children)) return children.map(childrenHtml).join('');
  if (isHtml(children)) return children.html;
  return children === undefined || children === null ? '' : escaped(String(children));
}

function isHtml(value: unknown): value is Html {
  return typeof value === 'object' && value !== null && 'html' in value;
}

const VOID = new Set(['br', 'hr', 'img']);
