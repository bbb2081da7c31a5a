import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/presets/index.ts';
import { type HostName, readHosts, redirectFiles } from '../../src/redirects/index.ts';
import type { PublishedPost } from '../../src/redirects/table.ts';

const POSTS: readonly PublishedPost[] = [
  { id: '0123456789ab', oldSlug: 'rye-(été)-0123456789ab', url: '/blog/rye $1/' },
  { id: 'ba9876543210', url: 'https://ada.example/blog/oat' },
];

const RYE = '/rye-(%C3%A9t%C3%A9)-0123456789ab';

function filesFor(hosts: readonly HostName[], preset = 'default', posts = POSTS) {
  const { publicFolder = '', redirectJson } = presets.find(({ name }) => name === preset) ?? {};
  return redirectFiles(posts, hosts, { publicFolder, ...(redirectJson ? { redirectJson } : {}) });
}

function textFor(host: HostName, preset?: string): string {
  return filesFor([host], preset)[0]?.text ?? '';
}

test('netlify: one line for each', () => {
  expect(textFor('netlify')).toBe(`${RYE} /blog/rye%20$1/ 301
/p/0123456789ab /blog/rye%20$1/ 301
/p/ba9876543210 https://ada.example/blog/oat 301
`);
});

test('cloudflare: with and without a slash, no more than 2,000, the likeliest first', () => {
  expect(textFor('cloudflare')).toContain(`${RYE} /blog/rye%20$1/ 301\n${RYE}/ /blog/rye%20$1/ 301\n`);
  const many = Array.from({ length: 900 }, (_, i) => {
    const id = (0x1000000000 + i).toString(16);
    return { id, oldSlug: `post-${id}`, url: `/blog/post-${i}` };
  });
  const [file] = filesFor(['cloudflare'], 'default', many);
  const lines = file?.text.trimEnd().split('\n') ?? [];
  expect(lines).toHaveLength(2000);
  expect(file?.leftOut).toBe(800);
  expect(lines.filter((line) => line.startsWith('/post-'))).toHaveLength(1800);
});

test('netlify and cloudflare share a file', () => {
  expect(filesFor(['netlify', 'cloudflare']).map(({ path }) => path)).toEqual(['_redirects']);
  expect(filesFor(['netlify', 'cloudflare'])[0]?.text).toBe(textFor('cloudflare'));
});

test('vercel: patterns escaped, permanent, no more than 1,024', () => {
  const { redirects } = JSON.parse(textFor('vercel'));
  expect(redirects[0]).toEqual({
    source: '/rye-\\(%C3%A9t%C3%A9\\)-0123456789ab{/}?',
    destination: '/blog/rye%20$1/',
    permanent: true,
  });
  const many = Array.from({ length: 1100 }, (_, i) => ({ oldSlug: `post-${i}`, url: `/blog/${i}` }));
  const [file] = filesFor(['vercel'], 'default', many);
  expect(JSON.parse(file?.text ?? '').redirects).toHaveLength(1024);
  expect(file?.leftOut).toBe(76);
});

test('nginx, apache, caddy: what each reads in its own way is escaped', () => {
  expect(textFor('nginx')).toContain(
    'location = "/rye-(été)-0123456789ab/" { return 301 "/blog/rye%20%241/"; }\n',
  );
  expect(textFor('apache')).toContain(
    'RedirectMatch 301 "^(?:/rye-\\(été\\)-0123456789ab|/p/0123456789ab)/?$" "/blog/rye \\$1/"\n',
  );
  expect(textFor('caddy')).toContain(
    '@medium1 path `/rye-(été)-0123456789ab` `/rye-(été)-0123456789ab/` `/p/0123456789ab` `/p/0123456789ab/`\nredir @medium1 `/blog/rye%20$1/` permanent\n',
  );
});

test('html: a page for each, that nothing in an address can break out of', () => {
  const hostile = { id: '0123456789ab', url: '/blog/"><script>' };
  const [file] = filesFor(['html'], 'hugo', [hostile]);
  expect(file?.path).toBe('static/p/0123456789ab/index.html');
  expect(file?.text).not.toContain('<script>');
  expect(file?.text).toContain('<meta http-equiv="refresh" content="0; url=/blog/%22%3E%3Cscript%3E" />');
});

test('csv: a table', () => {
  const rows = parse(textFor('csv'), { columns: true });
  expect(rows[0]).toEqual({ from: RYE, to: '/blog/rye%20$1/', status: '301' });
  expect(rows).toHaveLength(3);
});

describe('json: as the generator reads it', () => {
  test.each([
    ['default', [{ from: '/p/ba9876543210', to: 'https://ada.example/blog/oat' }]],
    ['docusaurus', [{ from: '/p/ba9876543210', to: 'https://ada.example/blog/oat' }]],
    ['astro', { '/p/ba9876543210': 'https://ada.example/blog/oat' }],
    ['next', [{ source: '/p/ba9876543210', destination: 'https://ada.example/blog/oat', permanent: true }]],
  ])('%s', (preset, expected) => {
    expect(JSON.parse(filesFor(['json'], preset, POSTS.slice(1))[0]?.text ?? '')).toEqual(expected);
  });
});

test('files go where the preset’s site serves them from', () => {
  expect(filesFor(['netlify', 'apache', 'vercel', 'nginx'], 'astro').map(({ path }) => path)).toEqual([
    'public/_redirects',
    'vercel.json',
    'redirects/nginx.conf',
    'public/.htaccess',
  ]);
});

test('hosts are named in lists; one that there is not is refused', () => {
  expect(readHosts(['netlify, html', 'csv,netlify'])).toEqual(['netlify', 'html', 'csv']);
  expect(() => readHosts(['ngnix'])).toThrow(
    /--redirects ngnix: choose netlify.*Did you mean --redirects nginx\?/,
  );
});
