/** Tells a post from the other pages of a Medium export and from any other HTML. */

// Medium: <section data-field="body" class="e-content">. The pages under lists/ share all the rest with
// posts (article.h-entry, h1.p-name, the footer), but their section is data-field="lists".
const BODY = /\bdata-field\s*=\s*["']?body\b|\bclass\s*=\s*["']?[^"'=>]*\be-content\b/i;

// Bounded, and tag by tag: a hostile page must not cost the square of its length.
const SECTION = /<section\b[^<>]{0,2000}>/gi;

const MEDIUM = Buffer.from('<section data-field="body" class="e-content">');

/** True if the page (its bytes) holds the section in which a Medium export keeps the text of a post. */
export function isPostPage(page: Buffer): boolean {
  if (page.includes(MEDIUM)) return true;
  // All that matters is ASCII.
  for (const [tag] of page.toString('latin1').matchAll(SECTION)) if (BODY.test(tag)) return true;
  return false;
}
