/** The smallest site of each generator: its configuration, as docs/site-generators.md says, and how it is built. */
import { readFileSync } from 'node:fs';

const page = (inner) => `<!DOCTYPE html><html><head><title>Site</title></head><body>${inner}</body></html>\n`;

/**
 * `npm`: installed from this folder's package of that name; `debian`: the program that has to be there. `files`: path → text.
 * `redirects`: what is wrong with those of a post, where they are no pages. `build`: commands; `output`: the built site. `options`: more options of `migrate`. `quiet`: what the generator says of itself.
 */
export const sites = [
  {
    name: 'hugo',
    debian: 'hugo',
    files: {
      'config.toml':
        'baseURL = "https://example.org/"\ntitle = "Site"\n[taxonomies]\ntag = "tags"\n[markup.goldmark.renderer]\nunsafe = true\n',
      'layouts/_default/single.html': page('<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}'),
      'layouts/_default/list.html': page(
        '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}',
      ),
    },
    build: [['hugo', '--panicOnWarning']],
    output: 'public',
  },
  {
    name: 'jekyll',
    debian: 'jekyll',
    files: {
      '_config.yml':
        'title: Site\nurl: https://example.org\nplugins: [jekyll-redirect-from, jekyll-seo-tag]\ntimezone: America/New_York\nstrict_front_matter: true\nliquid: { error_mode: strict }\n',
      '_layouts/post.html':
        '---\n---\n<!DOCTYPE html><html><head>{% seo %}</head><body><h1>{{ page.title | escape }}</h1>{{ content }}</body></html>\n',
      'index.html': '---\n---\n{% for post in site.posts %}<p>{{ post.title | escape }}</p>{% endfor %}\n',
    },
    build: [['jekyll', 'build', '--quiet']],
    output: '_site',
  },
  {
    name: 'eleventy',
    npm: true,
    files: {
      'eleventy.config.js': `export default (config) => {
  config.addPassthroughCopy({ './public/': '/' });
  config.addCollection('old', (api) => api.getAll().flatMap(({ data, url }) => (data.redirect_from ?? []).map((from) => ({ from, to: url }))));
  return { dir: { input: 'content', includes: '../_includes', output: '_site' }, markdownTemplateEngine: 'njk', htmlTemplateEngine: 'njk' };
};\n`,
      'content/blog/blog.json': '{ "layout": "post.njk", "permalink": "/blog/{{ page.fileSlug }}/" }\n',
      '_includes/post.njk': page('<h1>{{ title }}</h1>{{ content | safe }}'),
      'content/redirects.njk':
        '---\npagination:\n  data: collections.old\n  size: 1\n  alias: old\npermalink: "{{ old.from }}"\n---\n<meta http-equiv="refresh" content="0; url={{ old.to }}">\n',
    },
    build: [['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet']],
    output: '_site',
  },
  {
    name: 'hexo',
    npm: true,
    files: {
      '_config.yml':
        'title: Site\nurl: https://example.org\nroot: /\nsource_dir: source\npublic_dir: public\ntheme: plain\nlanguage: en\nnew_post_name: :title.md\ndefault_layout: post\nsyntax_highlighter: highlight.js\nindex_generator:\n  per_page: 0\n',
      'themes/plain/layout/index.ejs': page(
        '<% page.posts.each((post) => { %><p><%= post.title %></p><% }) %>',
      ),
      'themes/plain/layout/post.ejs': page('<h1><%= page.title %></h1><%- page.content %>'),
      'themes/plain/_config.yml': 'menu: {}\n',
    },
    env: { TZ: 'America/New_York' },
    build: [['node', 'node_modules/hexo/bin/hexo', 'generate']],
    output: 'public',
    quiet: /\bINFO\b/,
  },
  {
    name: 'astro',
    npm: true,
    options: { redirects: ['json'] },
    files: {
      'astro.config.mjs': `import { readFileSync } from 'node:fs';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://example.org', redirects: JSON.parse(readFileSync('redirects.json', 'utf8')), devToolbar: { enabled: false } });\n`,
      'src/content.config.ts': `import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.md' }),
  schema: z.object({ title: z.string(), description: z.string(), pubDate: z.coerce.date(), tags: z.array(z.string()).optional(), draft: z.boolean().optional(), canonicalURL: z.string().optional() }),
});
export const collections = { blog };\n`,
      'src/pages/blog/[...slug].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('blog')).map((post) => ({ params: { slug: post.filePath.replace(/^.*\\//, '').replace(/\\.md$/, '') }, props: post }));
}
const { Content } = await render(Astro.props);
---
${page('<h1>{Astro.props.data.title}</h1><Content />')}`,
    },
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    build: [['node', 'node_modules/astro/astro.js', 'build']],
    output: 'dist',
    // It tells of languages of code that its highlighter does not know; the code is there all the same.
    quiet: /[├└]─|The language ".*" doesn't exist|λ|\[(?:build|vite|types|content|router)\]/,
  },
  {
    name: 'next',
    npm: true,
    options: { redirects: ['json'] },
    files: {
      'next.config.mjs': `import { readFileSync } from 'node:fs';
export default { redirects: async () => JSON.parse(readFileSync('redirects.json', 'utf8')), eslint: { ignoreDuringBuilds: true } };\n`,
      'lib/posts.mjs': `import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
const folder = join(process.cwd(), 'content/posts');
export const slugs = () => readdirSync(folder).map((name) => name.replace(/\\.md$/, '').normalize('NFC'));
export const post = (slug) => matter(readFileSync(join(folder, slug + '.md'), 'utf8'));\n`,
      'pages/_document.js':
        'import { Head, Html, Main, NextScript } from \'next/document\';\nexport default function Document() {\n  return <Html lang="en"><Head /><body><Main /><NextScript /></body></Html>;\n}\n',
      'pages/posts/[slug].js': `import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { post, slugs } from '../../lib/posts.mjs';
export const getStaticPaths = () => ({ paths: slugs().map((slug) => ({ params: { slug } })), fallback: false });
export async function getStaticProps({ params: { slug } }) {
  const { data, content } = post(slug);
  const html = await unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeStringify).process(content);
  return { props: { data, html: String(html) } };
}
export default function Post({ data, html }) {
  return <main><h1>{data.title}</h1><div dangerouslySetInnerHTML={{ __html: html }} /></main>;
}\n`,
      // Strict MDX, too: every post has to compile and to render.
      'mdx.mjs': `import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as runtime from 'react/jsx-runtime';
import { evaluate } from '@mdx-js/mdx';
import { post, slugs } from './lib/posts.mjs';
let failed = 0;
for (const slug of slugs()) {
  try {
    const { default: Content } = await evaluate(post(slug).content, { ...runtime, format: 'mdx' });
    renderToStaticMarkup(createElement(Content));
  } catch (error) {
    failed++;
    console.error(\`warning: MDX refuses \${slug}: \${error.message}\`);
  }
}
process.exitCode = failed ? 1 : 0;\n`,
    },
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    build: [
      ['node', 'mdx.mjs'],
      ['node', 'node_modules/next/dist/bin/next', 'build'],
    ],
    output: '.next/server/pages',
    publicFolder: 'public',
    redirects: ({ file, old, url }, folder) => {
      const { redirects } = JSON.parse(readFileSync(`${folder}/.next/routes-manifest.json`, 'utf8'));
      const leads = (from) =>
        redirects.some((it) => it.source === encodeURI(from) && decodeURI(it.destination) === url);
      return old.filter((from) => !leads(from)).map((from) => `${file}: ${from} does not lead to ${url}`);
    },
    quiet: /data for page .* exceeds|No build cache|lockfiles|outputFileTracingRoot|workspace root/,
  },
  {
    name: 'docusaurus',
    npm: true,
    options: { redirects: ['json'] },
    files: {
      'docusaurus.config.js': `module.exports = {
  title: 'Site', url: 'https://example.org', baseUrl: '/', onBrokenLinks: 'warn', onBrokenAnchors: 'warn', markdown: { emoji: false },
  presets: [['classic', { docs: false, theme: {}, blog: { routeBasePath: 'blog', postsPerPage: 'ALL', blogSidebarCount: 0, onInlineTags: 'ignore', onUntruncatedBlogPosts: 'ignore', onInlineAuthors: 'ignore', showReadingTime: false } }]],
  plugins: [['@docusaurus/plugin-client-redirects', { redirects: require('./redirects.json') }]],
};\n`,
      'src/pages/index.md': '# Site\n',
    },
    build: [['node', 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build']],
    output: 'build',
    quiet: /\[(?:INFO|SUCCESS)\]|update-notifier|Browserslist|caniuse/,
  },
  {
    name: 'gatsby',
    npm: true,
    files: {
      'gatsby-config.js': `module.exports = {
  siteMetadata: { title: 'Site', siteUrl: 'https://example.org' },
  plugins: [
    { resolve: 'gatsby-source-filesystem', options: { path: __dirname + '/content/blog', name: 'blog' } },
    { resolve: 'gatsby-transformer-remark', options: { plugins: [{ resolve: 'gatsby-remark-images', options: { maxWidth: 630 } }] } },
    'gatsby-plugin-sharp', 'gatsby-redirect-from', 'gatsby-plugin-meta-redirect',
  ],
};\n`,
      'gatsby-node.js': `const { createFilePath } = require('gatsby-source-filesystem');
exports.createSchemaCustomization = ({ actions }) => actions.createTypes(\`
  type MarkdownRemark implements Node { frontmatter: Frontmatter fields: Fields }
  type Frontmatter { title: String description: String date: Date @dateformat canonical_link: String redirect_from: [String] categories: [String] published: Boolean }
  type Fields { slug: String }\`);
exports.onCreateNode = ({ node, actions, getNode }) => {
  if (node.internal.type === 'MarkdownRemark') actions.createNodeField({ name: 'slug', node, value: createFilePath({ node, getNode }) });
};
exports.createPages = async ({ graphql, actions }) => {
  const { data, errors } = await graphql('{ allMarkdownRemark { nodes { id fields { slug } } } }');
  if (errors) throw errors;
  for (const { id, fields } of data.allMarkdownRemark.nodes)
    actions.createPage({ path: fields.slug, component: require.resolve('./src/post.js'), context: { id } });
};\n`,
      'src/post.js': `import * as React from 'react';
import { graphql } from 'gatsby';
export default function Post({ data: { markdownRemark: post } }) {
  return <main><h1>{post.frontmatter.title}</h1><div dangerouslySetInnerHTML={{ __html: post.html }} /></main>;
}
export const query = graphql\`query ($id: String!) { markdownRemark(id: { eq: $id }) { html frontmatter { title } } }\`;\n`,
      'src/pages/index.js':
        "import * as React from 'react';\nexport default function Index() {\n  return <p>Site</p>;\n}\n",
    },
    env: { GATSBY_TELEMETRY_DISABLED: '1', CI: 'true' },
    build: [['node', 'node_modules/gatsby/cli.js', 'build']],
    output: 'public',
    quiet:
      /is not compatible with your gatsby version|^(?:success|info|verbose)|Browserslist|caniuse|webpackStats|deprecat/i,
  },
];
