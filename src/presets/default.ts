/** The default flavour: a folder of Markdown for whatever comes. */
import type { Preset } from './preset.ts';

export const defaultPreset: Preset = {
  name: 'default',
  files: {
    post: 'blog/:slug.md',
    draft: 'drafts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/blog/:slug',
  publicFolder: '',
  captions: 'alt',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date' },
      { field: 'tags', key: 'categories' },
      { field: 'published', key: 'published' },
      { field: 'canonical_link', key: 'canonical_link' },
      { field: 'redirect_from', key: 'redirect_from' },
    ],
  },
};
