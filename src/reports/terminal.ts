/** The report of a run for a person: what deserves a look, then the figures, then what to do next. */
import { styleText } from 'node:util';
import type { CommandLine } from '../command-line.ts';
import type { MigrateReport } from '../report.ts';
import { adviceFor } from './advice.ts';
import { harmless } from './harmless.ts';
import { problemsOf, type Section } from './problems.ts';
import { summaryOf } from './summary.ts';
import { totalsOf } from './totals.ts';

export type TerminalOptions = {
  /** List every post, every picture, and every message. */
  readonly verbose: boolean;
  /** Whether headings may be coloured. */
  readonly colour: boolean;
  /** The command that was run, for the advice at the end. */
  readonly command: CommandLine;
};

/** How much is listed at first sight. */
const GLANCE = { posts: 12, lines: 5 };
const ALL = { posts: Number.POSITIVE_INFINITY, lines: Number.POSITIVE_INFINITY };

/** Lines with a line break at the end of each; nothing in them can steer a terminal but our own colours. */
export function terminalReport(report: MigrateReport, { verbose, colour, command }: TerminalOptions): string {
  const totals = totalsOf(report);
  const [some, all] = [problemsOf(report, GLANCE), problemsOf(report, ALL)];
  const isCut = !verbose && lineCount(some) < lineCount(all);
  const sections: readonly Block[] = [
    { tone: 'plain', lines: verbose ? everyPost(report) : [] },
    ...(verbose ? all : some),
    { tone: 'plain', lines: isCut ? ['--verbose lists them all.'] : [] },
    { tone: 'summary', lines: summaryOf(report, totals) },
    { tone: 'plain', lines: adviceFor(report, totals, command) },
  ];
  const printed = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ tone, lines }) => {
      const [heading = '', ...others] = lines.map(harmless);
      return [colour ? coloured(heading, tone) : heading, ...others].join('\n');
    });
  return `${printed.join('\n\n')}\n`;
}

type Block = Pick<Section, 'lines'> & { readonly tone: Section['tone'] | 'plain' | 'summary' };

function lineCount(sections: readonly Section[]): number {
  return sections.reduce((sum, { lines }) => sum + lines.length, 0);
}

function everyPost({ posts, skipped }: MigrateReport): string[] {
  return [
    ...posts.flatMap(({ state, file, pictures }) => [
      `${state.padEnd(11)} ${file}`,
      ...pictures.map((it) => {
        const [became, what] = 'failed' in it ? [it.failed, it.url] : [it.state, it.file];
        return `    ${became.padEnd(14)} ${what}`;
      }),
    ]),
    ...skipped.map(({ reason, source }) => `${reason.padEnd(11)} ${source}`),
  ];
}

const STYLES = {
  loss: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  note: ['bold'],
  summary: ['bold'],
} as const;

function coloured(heading: string, tone: Block['tone']): string {
  return tone === 'plain' ? heading : styleText([...STYLES[tone]], heading);
}
