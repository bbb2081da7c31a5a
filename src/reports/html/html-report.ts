/** The report as one HTML page: written post by post, so that memory stays flat, and read without a network. */
import { createHash } from 'node:crypto';
import type { PictureChange, PostChange, PostTexts } from '../../change.ts';
import type { MigrateReport } from '../../report.ts';
import { STATES } from '../change-totals.ts';
import { STATE_WORDS } from '../change-words.ts';
import { startNotes } from '../run-notes.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { pairView } from './pair-view.ts';
import { packed } from './payload.ts';
import { picturePlaces } from './picture-places.ts';
import { escaped } from './write-block.ts';

/** The page's own style and script; `frame` is the style of the frame in which posts are shown. */
export type Assets = { readonly style: string; readonly frame: string; readonly script: string };

export type HtmlReport = {
  /** The beginning of the page. */
  readonly start: string;
  /** A post; in any order, each once. */
  readonly add: (change: PostChange & { readonly patch?: string }, texts: PostTexts) => string;
  /** The end of the page. */
  readonly end: (report: MigrateReport) => string;
};

/** Lines of a diff that are shown; a browser would stutter at more. */
const MOST_LINES = 5000;
const MOST_CHARACTERS = 600_000;

/** @param base what leads from the page to the output folder (`''`, `../blog/`); undefined when no relative link does */
export function htmlReport(base: string | undefined, given: Assets): HtmlReport {
  // All of the page is ASCII: a browser keeps it in half the memory, and has it decoded sooner.
  const assets = { ...given, script: inAscii(given.script) };
  const numbers = new Map<string, number>();
  return {
    start: startOf(assets),
    add: (change, texts) => {
      const number = numbers.size;
      numbers.set(change.key, number);
      const from = change.from === undefined ? {} : { from: change.from };
      const { before, after } = texts;
      const patch = change.patch ?? unifiedDiff(change.file, before, after, { context: 3, ...from });
      const packedPost = packed({
        pair: pairView(change, texts, picturePlaces(texts.pictureFiles, base)),
        patch: shortened(patch),
        source: patch.includes('@@ ') ? '' : shortened(after ?? before ?? ''),
      });
      return `<script type="text/plain" id="post-${number}">${packedPost}</script>\n`;
    },
    end: (report) => endOf(report, numbers, assets),
  };
}

function shortened(text: string): string {
  const lines = text.split('\n', MOST_LINES + 1);
  const short = lines.slice(0, MOST_LINES).join('\n');
  if (lines.length <= MOST_LINES && short.length <= MOST_CHARACTERS) return text;
  return `${short.slice(0, MOST_CHARACTERS)}\n# It is too long to show all of it here.\n`;
}

function startOf({ style, frame, script }: Assets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}' '${hashOf(frame)}'`,
    // From disk, and from a server that shows what a build has made.
    "img-src 'self' file:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>medium-migrate report</title>
<style>${style}</style>
</head>
<body>
<div id="app"><p class="empty">Reading the report&hellip;</p><noscript><p class="empty">This page needs its script to unpack the posts.</p></noscript></div>
<template id="frame-style">${escaped(frame)}</template>
`;
}

function endOf(report: MigrateReport, numbers: ReadonlyMap<string, number>, { script }: Assets): string {
  const { archives, output, dryRun, posts, skipped } = report;
  const index = {
    archives,
    output,
    dryRun,
    notes: startNotes(report).map(({ lines }) => lines),
    failed: skipped.filter(({ reason }) => reason === 'failed' || reason === 'refused'),
    states: STATES.map((state) => ({
      state,
      short: STATE_WORDS[state].short,
      long: STATE_WORDS[state][dryRun ? 'would' : 'did'],
    })),
    // Among thousands, those that stay as they are would hide the others.
    posts: [...posts]
      .sort((a, b) => Number(a.state === 'keep') - Number(b.state === 'keep'))
      .map((post) => indexed(post, numbers.get(post.key))),
  };
  return `<script type="application/json" id="index">${inert(JSON.stringify(index))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the list shows of a post; short names, as there are thousands. */
function indexed(post: PostChange, number: number | undefined): unknown {
  const count = (is: (picture: PictureChange) => boolean) => post.pictures.filter(is).length;
  return {
    n: number,
    state: post.state,
    kind: post.kind,
    title: post.title ?? '',
    file: post.file,
    from: post.from,
    id: post.id,
    date: post.date?.slice(0, 10),
    added: post.lines.added,
    removed: post.lines.removed,
    losses: post.losses?.length,
    pictures: post.pictures.length,
    missing: count((it) => 'failed' in it),
    assumed: count((it) => 'assumed' in it),
    why: post.why,
    overwritten: post.overwritten,
    conflictFile: post.conflictFile,
    backup: post.backup,
    keys: post.frontMatter.map(({ key }) => key),
  };
}

/** JSON within a script element: nothing in it can end the element. */
function inert(json: string): string {
  return inAscii(json.replaceAll('<', '\\u003c'));
}

/** JSON or a script whose strings alone have other characters. */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7F]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
