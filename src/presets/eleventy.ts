/** Eleventy, as its base blog has it. */
import { bareDate, onlyDraft, withSlash } from './forms.ts';
import type { Preset } from './preset.ts';

export const eleventy: Preset = {
  name: 'eleventy',
  files: {
    post: 'content/blog/:slug.md',
    // Only the base blog's own configuration leaves out drafts among the posts.
    draft: 'drafts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'public/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/blog/:slug/',
  publicFolder: 'public',
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date', form: bareDate },
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'draft', form: onlyDraft },
      { field: 'canonical_link', key: 'canonicalURL' },
      { field: 'redirect_from', key: 'redirect_from', form: withSlash },
    ],
    // Else Liquid or Nunjucks would run over the text, code included.
    constants: { templateEngineOverride: 'md' },
  },
};
