/** Writes the HTML report: post by post to a temporary name, then to its own. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { PostTexts } from '../change.ts';
import type { MigrateReport } from '../report.ts';
import { type Assets, type HtmlReport, htmlReport } from '../reports/html/html-report.ts';

export type ReportFile = {
  /** A post; in any order, each once. */
  readonly add: (change: Parameters<HtmlReport['add']>[0], texts: PostTexts) => Promise<void>;
  /** The end of the page; only now it stands under its name, in place of an older one. */
  readonly end: (report: MigrateReport) => Promise<void>;
  /** Gives up: nothing is left behind, and an older report stays. */
  readonly abort: () => Promise<void>;
};

/** Opens a report at `path` about the blog in `output`; both as the user gave them. Rejects when the disk refuses. */
export async function openReportFile(path: string, output: string): Promise<ReportFile> {
  const folder = dirname(resolve(path));
  await mkdir(folder, { recursive: true });
  const report = htmlReport(baseOf(folder, output), await readAssets());
  const temporary = join(folder, `.${basename(path)}.tmp`);
  // Whatever it is: a link would lead elsewhere.
  await rm(temporary, { force: true });
  const file = await open(temporary, 'w');
  const abort = async () => {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
  };
  const write = (text: string) => file.appendFile(text);
  await write(report.start);
  return {
    add: (change, texts) => write(report.add(change, texts)),
    end: async (ended) => {
      try {
        await write(report.end(ended));
        await file.close();
        await rename(temporary, path);
      } catch (error) {
        await abort();
        throw error;
      }
    },
    abort,
  };
}

/** What leads from the report to the output folder; another drive cannot be reached by a relative link. */
function baseOf(folder: string, output: string): string | undefined {
  const path = relative(folder, resolve(output));
  if (isAbsolute(path)) return undefined;
  const segments = path.split(/[\\/]/).filter((it) => it !== '');
  return segments.map((it) => `${it === '..' ? it : encodeURIComponent(it)}/`).join('');
}

/** The scripts of the page, in the order in which they run. */
const SCRIPTS = ['dom', 'payload', 'list', 'diff', 'frame', 'detail', 'keys', 'main'];

async function readAssets(): Promise<Assets> {
  const read = (name: string) => readFile(new URL(`../reports/html/${name}`, import.meta.url), 'utf8');
  const scripts = await Promise.all(SCRIPTS.map((name) => read(`client/${name}.js`)));
  return {
    style: await read('page.css'),
    frame: await read('frame.css'),
    // One scope of its own, and nothing that ends the element.
    script: `(() => {\n'use strict';\n${scripts.join('\n')}\n})();\n`.replace(/<\/(?=script)/gi, '<\\/'),
  };
}
