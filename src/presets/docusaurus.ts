/** Docusaurus’ blog plugin. */
import { bareDate, onlyDraft, withoutBackslash } from './forms.ts';
import type { Preset } from './preset.ts';

export const docusaurus: Preset = {
  name: 'docusaurus',
  files: {
    post: 'blog/:year-:month-:day-:slug.md',
    draft: 'blog/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'static/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/blog/:slug',
  publicFolder: 'static',
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title', form: withoutBackslash },
      { field: 'description', key: 'description', form: withoutBackslash },
      { field: 'subtitle', key: 'subtitle', form: withoutBackslash },
      { field: 'slug', key: 'slug' },
      // A quoted date that ends in Z stops the build at the archive page.
      { field: 'date', key: 'date', form: bareDate },
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'draft', form: onlyDraft },
      { field: 'canonical_link', key: 'canonical_url' },
      { field: 'redirect_from', key: 'redirect_from' },
    ],
    // Else the text would be read as MDX.
    constants: { mdx: { format: 'md' } },
  },
};
