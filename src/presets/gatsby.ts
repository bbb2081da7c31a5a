/** Gatsby, as gatsby-starter-blog has it: a folder for each post, its pictures beside it. */
import { defaultPreset } from './default.ts';
import { orEmpty, orSlug, withSlash } from './forms.ts';
import type { Preset } from './preset.ts';

export const gatsby: Preset = {
  name: 'gatsby',
  files: {
    post: 'content/blog/:slug/index.md',
    // The starter publishes whatever lies in content/blog.
    draft: 'drafts/:slug/index.md',
    response: 'responses/:slug/index.md',
  },
  // Gatsby shrinks and hashes pictures only where the text finds them by a relative path.
  pictures: { folder: ':folder', url: '.', assetPrefix: '' },
  url: '/:slug/',
  publicFolder: 'static',
  captions: 'figure',
  frontMatter: {
    ...defaultPreset.frontMatter,
    // No `slug`: gatsby-redirect-from would take it for the target of a redirect.
    entries: defaultPreset.frontMatter.entries.map((entry) => {
      if (entry.field === 'title') return { ...entry, form: orSlug };
      if (entry.field === 'description') return { ...entry, form: orEmpty };
      return entry.field === 'redirect_from' ? { ...entry, form: withSlash } : entry;
    }),
  },
};
