/** htmlparser2, loaded with the first HTML that it is to read: it brings along much that nothing here asks for. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The class of its parsers. */
export function htmlParser(): typeof import('htmlparser2').Parser {
  return require('htmlparser2').Parser;
}
