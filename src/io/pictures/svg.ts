/** Recognises SVG by its content, and refuses one that could run a script in a reader's browser. */

import { htmlParser } from '../../html-parser.ts';

/** Whether a text begins as an SVG does: its first element is `svg`, and no text comes before it. */
export function isSvg(head: Uint8Array): boolean {
  let first: string | undefined;
  let inDeclarations = false;
  const Parser = htmlParser();
  const parser = new Parser(
    {
      onprocessinginstruction() {
        // The rest of <!DOCTYPE svg [<!ENTITY …> ]> reaches us as text.
        inDeclarations = true;
      },
      ontext(text) {
        if (!inDeclarations && text.trim() !== '') first ??= '';
      },
      onopentagname(name) {
        first ??= localName(name);
        parser.pause();
      },
    },
    { xmlMode: true },
  );
  parser.write(textOf(head));
  return first === 'svg';
}

/** Why an SVG is refused, to complete "… came instead of a picture"; undefined when it only draws. */
export function faultOfSvg(svg: Uint8Array): string | undefined {
  const text = textOf(svg);
  let active = false;
  let elements = 0;
  const Parser = htmlParser();
  const parser = new Parser(
    {
      onprocessinginstruction(name, declaration) {
        // <?xml-stylesheet href="data:…"?> can turn the picture into a page with scripts.
        active ||= /^\?xml-stylesheet/i.test(name) || hidesMarkup(declaration);
      },
      onopentag(name, attributes) {
        active ||= isActive(name, attributes);
        elements += 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  if (active) return 'an SVG with scripts';
  const closed = /<\/([\w.-]+:)?svg\s*>/i.test(text) || (elements === 1 && /\/>\s*$/.test(text));
  return closed ? undefined : 'an SVG cut short';
}

// `foreignObject` alone is how diagram editors write their labels.
const activeElements: readonly string[] = ['script', 'iframe', 'embed', 'object', 'handler', 'listener'];

function isActive(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (activeElements.includes(localName(name))) return true;
  return Object.entries(attributes).some(([key, value]) => {
    // Browsers overlook white space and control characters inside "java\nscript:".
    const dense = value.replace(/[\s\p{Cc}]/gu, '');
    if (/^on/i.test(localName(key)) || /(java|vb)script:|data:text\/html/i.test(dense)) return true;
    return localName(key) === 'attributename' && /^on/i.test(dense);
  });
}

// <!ENTITY x "<script>…"> and what SYSTEM would fetch; Illustrator's <!ENTITY ns_svg "http://www.w3.org/2000/svg"> is harmless.
function hidesMarkup(declaration: string): boolean {
  const at = declaration.lastIndexOf('ENTITY');
  return at >= 0 && /[<&%]|\b(SYSTEM|PUBLIC)\b|script/i.test(declaration.slice(at));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function textOf(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(bytes);
}
