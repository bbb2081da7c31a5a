/** Makes slugs in plain ASCII, for hosts and tools that other letters trouble. */
import { transliterate } from 'transliteration';
import { slugOf } from './slug.ts';

/** The slug of a title in the letters a to z and digits; empty when nothing of the title can be said with them. */
export function asciiSlugOf(title: string): string {
  // What a transliteration makes up besides letters (`@` for an Arabic ending, `1/2`) is a hyphen as any other mark is.
  return slugOf(transliterate(title.normalize('NFC'))).replace(/[^a-z\d-]+/g, '');
}
