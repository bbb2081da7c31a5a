/** Hugo: its own date, drafts, aliases and shortcodes. */
import { bareDate, negated } from './forms.ts';
import { hugoSyntax } from './hugo-syntax.ts';
import type { Preset } from './preset.ts';

export const hugo: Preset = {
  name: 'hugo',
  files: {
    post: 'content/posts/:slug.md',
    draft: 'content/posts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'static/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/posts/:slug/',
  publicFolder: 'static',
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date', form: bareDate },
      { field: 'published', key: 'draft', form: negated },
      { field: 'tags', key: 'tags' },
      // The key of PaperMod; Hugo itself has none.
      { field: 'canonical_link', key: 'canonicalURL' },
      { field: 'redirect_from', key: 'aliases' },
    ],
  },
  syntax: hugoSyntax,
};
