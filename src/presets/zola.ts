/** Zola: TOML, taxonomies, and keys of its own only below `extra`. */
import { bareDate, negated, unlessEmpty, withoutLeadingSlash } from './forms.ts';
import type { Preset } from './preset.ts';
import { zolaSyntax } from './zola-syntax.ts';

export const zola: Preset = {
  name: 'zola',
  files: {
    post: 'content/blog/:slug.md',
    draft: 'content/blog/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'static/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/blog/:slug/',
  publicFolder: 'static',
  captions: 'figure',
  frontMatter: {
    format: 'toml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'date', key: 'date', form: bareDate },
      { field: 'published', key: 'draft', form: negated },
      { field: 'slug', key: 'slug' },
      { field: 'redirect_from', key: 'aliases', form: withoutLeadingSlash },
      { field: 'tags', key: 'taxonomies.tags', form: unlessEmpty },
      // Zola passes over what it does not know.
      { field: 'subtitle', key: 'extra.subtitle' },
      { field: 'canonical_link', key: 'extra.canonical_url' },
    ],
  },
  syntax: zolaSyntax,
};
