/** A vault of Obsidian: flat properties, relative paths. */
import { asProperty, localTime, onlyDraft } from './forms.ts';
import { obsidianSyntax } from './obsidian-syntax.ts';
import type { Preset } from './preset.ts';

export const obsidian: Preset = {
  name: 'obsidian',
  files: { post: ':slug.md', draft: 'drafts/:slug.md', response: 'responses/:slug.md' },
  pictures: { folder: 'assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '' },
  url: ':slug.md',
  publicFolder: '',
  captions: 'italic',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date', form: localTime },
      { field: 'tags', key: 'tags', form: asProperty },
      { field: 'published', key: 'draft', form: onlyDraft },
      { field: 'canonical_link', key: 'canonical_url' },
      { field: 'redirect_from', key: 'redirect_from' },
    ],
  },
  syntax: obsidianSyntax,
};
