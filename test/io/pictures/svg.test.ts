import { describe, expect, it } from 'vitest';
import { faultOfSvg, isSvg } from '../../../src/io/pictures/svg.ts';

const draws = [
  '<svg/>',
  '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n',
  '\ufeff<?xml version="1.0"?>\n<!-- a badge --><svg></svg>',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" [<!ENTITY ns "http://x"> <!ENTITY b "c">]>\n<svg a="&ns;"><g/></svg>',
  '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>',
  '<svg><foreignObject><p>a label</p></foreignObject></svg>',
];

const active = [
  '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xml,x"?><svg/>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload="alert(1)"/>',
  '<svg><a href="java\nscript:alert(1)"/></svg>',
  '<svg><a xlink:href="&#106;avascript:alert(1)"/></svg>',
  '<svg><set attributeName="onclick" to="alert(1)"/></svg>',
  '<svg><foreignObject><iframe src="https://example.com/"/></foreignObject></svg>',
  '<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]><svg>&x;</svg>',
  '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
];

describe('svg', () => {
  it.each(draws)('takes %s', (text) => {
    expect(isSvg(Buffer.from(text))).toBe(true);
    expect(faultOfSvg(Buffer.from(text))).toBeUndefined();
  });

  it.each(active)('refuses %s', (text) => {
    expect(isSvg(Buffer.from(text))).toBe(true);
    expect(faultOfSvg(Buffer.from(text))).toBe('an SVG with scripts');
  });

  it('reads UTF-16, and refuses what is cut short', () => {
    const utf16 = Buffer.from('\ufeff<svg onload="x"/>', 'utf16le');
    expect(isSvg(utf16)).toBe(true);
    expect(faultOfSvg(utf16)).toBe('an SVG with scripts');
    expect(faultOfSvg(Buffer.from('<svg><g><path d="M0'))).toBe('an SVG cut short');
    expect(faultOfSvg(Buffer.from('<svg><g><path/></g>'))).toBe('an SVG cut short');
  });

  it.each([
    '<html><svg></svg></html>',
    'text <svg></svg>',
    '',
    '<xml/>',
    '{"svg":1}',
    '<!doctype html><html><svg></svg>',
  ])('does not take %j for an SVG', (text) => expect(isSvg(Buffer.from(text))).toBe(false));
});
