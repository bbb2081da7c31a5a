/** Astro, as its blog template has it. */
import { alwaysBareDate, negated, orEmpty, orSlug } from './forms.ts';
import type { Preset } from './preset.ts';

export const astro: Preset = {
  name: 'astro',
  files: {
    post: 'src/content/blog/:slug.md',
    // The template publishes whatever lies in src/content/blog.
    draft: 'drafts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'public/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/blog/:slug/',
  publicFolder: 'public',
  // astro.config: redirects
  redirectJson: (redirects) => Object.fromEntries(redirects.map(({ from, to }) => [from, to])),
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      // The template's schema refuses a post without title or description.
      { field: 'title', key: 'title', form: orSlug },
      { field: 'description', key: 'description', form: orEmpty },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'pubDate', form: alwaysBareDate },
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'draft', form: negated },
      { field: 'canonical_link', key: 'canonicalURL' },
      { field: 'redirect_from', key: 'redirect_from' },
    ],
  },
};
