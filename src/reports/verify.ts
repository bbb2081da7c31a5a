/** The result of `verify` for a person and for programs. */
import type { VerifiedPost, VerifyReport } from '../report.ts';
import { lossLines } from './loss-lines.ts';

/** Lines with a line break at the end of each. */
export function verifyText({ posts, output }: VerifyReport): string {
  const of = (state: VerifiedPost['state']) => posts.filter((post) => post.state === state);
  const sections = [
    section('Losses of this program; please report them', of('damaged')),
    section('Differ from Medium, in files that were edited or written with other options', of('edited')),
    section('Newer than this export, and not compared', of('newer')),
    section(`Not in ${output}`, of('missing')),
    [`${of('whole').length} of ${posts.length} posts are whole in ${output}.`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** One JSON document with a line break at its end. */
export function verifyJson(report: VerifyReport, exitCode: number): string {
  return `${JSON.stringify({ schema: 1, exitCode, ...report }, undefined, 2)}\n`;
}

/** 0 nothing is lost, 1 something is lost or missing, 2 there was nothing to verify. With `strict`, edits count too. */
export function verifyExitCode({ posts, skipped }: VerifyReport, strict: boolean): 0 | 1 | 2 {
  if (posts.length === 0) return 2;
  const wrong = posts.some(
    ({ state }) => state === 'damaged' || state === 'missing' || (strict && state === 'edited'),
  );
  return wrong || skipped.some(({ reason }) => reason === 'failed') ? 1 : 0;
}

function section(heading: string, posts: readonly VerifiedPost[]): string[] {
  if (posts.length === 0) return [];
  return [
    `${heading} (${posts.length}):`,
    ...posts.flatMap(({ file, losses }) => [`  ${file}`, ...lossLines(losses)]),
  ];
}
