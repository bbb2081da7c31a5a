/** All hosts of redirects, and the files they want. */
import { UsageError } from '../errors.ts';
import type { Preset } from '../presets/preset.ts';
import { similarNames } from '../similar-names.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { jsonFor } from './json.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import type { RedirectFile } from './redirect-host.ts';
import { type PublishedPost, redirectTable } from './table.ts';
import { vercel } from './vercel.ts';

const HOSTS = ['netlify', 'cloudflare', 'vercel', 'nginx', 'apache', 'caddy', 'html', 'csv', 'json'] as const;

export type HostName = (typeof HOSTS)[number];

/** The hosts in what users write after `--redirects`. Throws a `UsageError` for one that there is not. */
export function readHosts(lists: readonly string[]): readonly HostName[] {
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== '').map(hostNamed))];
}

function hostNamed(name: string): HostName {
  const known = HOSTS.find((host) => host === name);
  if (known) return known;
  const [near] = similarNames(name, HOSTS);
  const meant = near === undefined ? '' : ` Did you mean --redirects ${near}?`;
  throw new UsageError(`--redirects ${name}: choose ${HOSTS.join(', ')}.${meant}`);
}

/**
 * The files of the `hosts`, from the old addresses of the posts to their new ones. Netlify and Cloudflare share one file, in
 * Cloudflare's form, which both read. Throws a `UsageError` where redirects contradict each other.
 */
export function redirectFiles(
  posts: readonly PublishedPost[],
  hosts: readonly HostName[],
  preset: Pick<Preset, 'publicFolder' | 'redirectJson'>,
): readonly RedirectFile[] {
  if (hosts.length === 0) return [];
  const table = redirectTable(posts);
  const known = [netlify, cloudflare, vercel, nginx, apache, caddy, html, csv, jsonFor(preset)];
  const wanted = known.filter(({ name }) => hosts.some((host) => host === name));
  const folder = preset.publicFolder === '' ? '' : `${preset.publicFolder}/`;
  const files = new Map<string, RedirectFile>();
  for (const file of wanted.flatMap((host) => host.files(table, folder))) files.set(file.path, file);
  return [...files.values()];
}
