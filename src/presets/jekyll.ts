/** Jekyll, on GitHub Pages too: dated file names, `_drafts`, and Liquid kept off code. */
import { asPath, bareDate, withSlash } from './forms.ts';
import { liquidSyntax } from './liquid-syntax.ts';
import type { Preset } from './preset.ts';

export const jekyll: Preset = {
  name: 'jekyll',
  files: {
    post: '_posts/:year-:month-:day-:slug.md',
    draft: '_drafts/:slug.md',
    // Jekyll makes a page of every file with front matter, but where the folder's name begins with an underscore.
    response: '_responses/:slug.md',
  },
  pictures: { folder: 'assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/:slug/',
  publicFolder: '',
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title' },
      { field: 'description', key: 'description' },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date', form: bareDate },
      // Jekyll would put categories into the address.
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'published' },
      { field: 'url', key: 'permalink', form: asPath },
      { field: 'canonical_link', key: 'canonical_url' },
      // Without the slash, jekyll-redirect-from writes old.html.
      { field: 'redirect_from', key: 'redirect_from', form: withSlash },
    ],
    constants: { layout: 'post' },
  },
  syntax: liquidSyntax,
};
