/** All presets: the table of contents. */
import { astro } from './astro.ts';
import { defaultPreset } from './default.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { gatsby } from './gatsby.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { next } from './next.ts';
import { obsidian } from './obsidian.ts';
import type { Preset } from './preset.ts';
import { zola } from './zola.ts';

export const presets: readonly Preset[] = [
  defaultPreset,
  gatsby,
  hugo,
  jekyll,
  astro,
  eleventy,
  docusaurus,
  hexo,
  next,
  zola,
  obsidian,
];
