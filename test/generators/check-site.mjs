/** Holds a built site against the posts it was made of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { expectPost } from '../../dist/expect.js';

/**
 * Everything that is wrong with a site, as lines for people.
 * @param site `folder`: the built site; `posts`: `{file, kind, source, slug, url, old, pictures}`; `redirects`: what is
 *   wrong with those of a post
 */
export function checkSite({ folder, posts, redirects = redirectPages(folder) }) {
  const problems = [];
  const pages = htmlBelow(folder);
  const everything = [...pages.values()].join('\n');
  for (const post of posts) {
    const expectation = expectPost(readFileSync(post.source, 'utf8'));
    if (post.kind !== 'post') {
      const words = sentencesOf(expectation).filter((text) => text.length > 25);
      const shown = words.find((text) => bare(everything).includes(text));
      if (shown) problems.push(`${post.file}: a ${post.kind} shows: ${shown.slice(0, 60)}`);
      continue;
    }
    const page = pageAt(folder, post.url);
    if (page === undefined) {
      problems.push(`${post.file}: no page at ${post.url}`);
      continue;
    }
    const $ = load(readFileSync(page, 'utf8'));
    // The words of a gist, a tweet or a player are not the post's.
    $('script, style, noscript').remove();
    const text = bare($('body').text());
    let at = 0;
    for (const sentence of sentencesOf(expectation)) {
      const found = text.indexOf(sentence, at);
      if (found < 0) {
        problems.push(`${post.file}: not on the page: ${sentence.slice(0, 80)}`);
        break;
      }
      at = found;
    }
    if (!text.includes(bare(String(expectation.frontMatter.get('title') ?? ''))))
      problems.push(`${post.file}: no title`);
    const images = $('img')
      .toArray()
      .flatMap(({ attribs }) => [attribs.src, attribs['data-src']].filter(Boolean));
    const own = new Set(images.filter((src) => !/^(?:https?:)?\/\/|^data:/.test(src)));
    for (const src of own) {
      const path = decodeURI(src.replace(/[?#].*/, ''));
      const file = path.startsWith('/') ? join(folder, path) : join(dirname(page), path);
      if (!existsSync(file)) problems.push(`${post.file}: the picture ${src} is not in the site`);
    }
    const named = post.pictures.filter((it) => it.file);
    const inlined = images.filter((src) => src.startsWith('data:')).length;
    if (own.size + inlined < named.length && own.size + inlined < new Set(images).size)
      problems.push(`${post.file}: ${named.length} pictures, ${own.size} on the page`);
    if (named.length > 0 && own.size + inlined === 0) problems.push(`${post.file}: no picture on the page`);
    problems.push(...redirects(post));
  }
  return problems;
}

/** Holds the pages at the old addresses of a post against its new one. */
function redirectPages(folder) {
  return ({ file, old, url }) =>
    old.flatMap((from) => {
      const stub = pageAt(folder, from);
      const leads = stub && readFileSync(stub, 'utf8');
      const target = url.replace(/\/$/, '');
      const isRight = leads && (leads.includes(target) || leads.includes(encodeURI(target)));
      return isRight ? [] : [`${file}: ${from} does not lead to ${url}`];
    });
}

/** The texts of a post in their order, without what typesetting changes. */
function sentencesOf({ units }) {
  return units
    .flatMap((unit) => {
      if (unit.kind === 'text') return [unit.content.text];
      if (unit.kind === 'code') return [unit.text];
      return unit.kind === 'picture' ? [unit.picture.caption?.text ?? ''] : [];
    })
    .flatMap((text) => text.split('\n'))
    .map(bare)
    .filter((text) => text !== '');
}

/** Quotation marks, dashes, dots and white space are the typesetter's; `\uFFFC` and `\0` are the judge's. */
function bare(text) {
  return (
    text
      .normalize('NFC')
      // How Docusaurus’ titles have them.
      .replaceAll('＼', '\\')
      .replace(/[\s\u200b\ufeff"'“”‘’«»„‚\-–—….\ufffc\0]/gu, '')
      .replace(/\(c\)|\(r\)|\(tm\)|[©®™]/gi, '')
  );
}

function pageAt(folder, url) {
  const path = decodeURI(url).replace(/^\//, '').replace(/\/$/, '');
  return [`${path}/index.html`, `${path}.html`, path]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name) && name.endsWith('.html'));
}

function htmlBelow(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  return new Map(names.map((name) => [name, load(readFileSync(join(folder, name), 'utf8'))('body').text()]));
}
