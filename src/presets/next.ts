/** Next.js, which has no convention: Markdown that strict MDX reads too, and front matter for gray-matter. */
import { encoded } from '../redirects/redirect-host.ts';
import { negated, orEmpty, orSlug } from './forms.ts';
import type { Preset } from './preset.ts';

export const next: Preset = {
  name: 'next',
  files: {
    post: 'content/posts/:slug.md',
    draft: 'drafts/:slug.md',
    response: 'responses/:slug.md',
  },
  pictures: { folder: 'public/assets/blog/:slug', url: 'assets/blog/:slug', assetPrefix: '/' },
  url: '/posts/:slug',
  publicFolder: 'public',
  // next.config: async redirects()
  redirectJson: (redirects) =>
    redirects.map(({ from, to }) => ({ source: encoded(from), destination: encoded(to), permanent: true })),
  captions: 'figure',
  frontMatter: {
    format: 'yaml',
    entries: [
      { field: 'title', key: 'title', form: orSlug },
      { field: 'description', key: 'description', form: orEmpty },
      { field: 'subtitle', key: 'subtitle' },
      { field: 'date', key: 'date' },
      { field: 'tags', key: 'tags' },
      { field: 'published', key: 'draft', form: negated },
      { field: 'canonical_link', key: 'canonicalUrl' },
      { field: 'redirect_from', key: 'redirect_from' },
    ],
  },
};
