/** Hexo, with hexo-generator-alias for redirects. */
import { always, asIndexPage, asPermalink } from './forms.ts';
import type { Preset } from './preset.ts';

export const hexo: Preset = {
  name: 'hexo',
  files: {
    post: 'source/_posts/:slug.md',
    draft: 'source/_drafts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'source/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/:year/:month/:day/:slug/',
  publicFolder: 'source',
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      // Quoted: Hexo takes a bare timestamp for local time.
      { field: 'date', key: 'date', form: always },
      // Hexo would make a hierarchy of categories.
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'published' },
      // The day in an address would else depend on the time zone of the machine.
      { field: 'url', key: 'permalink', form: asPermalink },
      { field: 'canonical_link', key: 'canonical_url' },
      { field: 'redirect_from', key: 'alias', form: asIndexPage },
    ],
    // Nunjucks runs after Markdown, so that nothing in the text could keep it off.
    constants: { disableNunjucks: true },
  },
};
