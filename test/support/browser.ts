/** A real browser for tests of pages: Chromium or Chrome where one is installed. Tests skip where none is. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of the browser; undefined when there is none. */
export const browserPath: string | undefined = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find(isExecutable);

if (browserPath === undefined) console.warn('Tests of pages are skipped: there is no chromium in PATH.');

export function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('There is no browser');
  return chromium.launch({
    executablePath: browserPath,
    // Chromium's own sandbox refuses root, which tests in containers are.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    timeout: 30_000,
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
