/** Gets the cookies of the user's own session from where the user put them. */

import { readFile } from 'node:fs/promises';
import { readCookies } from '../cookies.ts';
import { UsageError } from '../errors.ts';

/**
 * The value of the `Cookie` header for Medium: from the file if one is named, else from the environment variable
 * `MEDIUM_COOKIE`; undefined without both. Throws a `UsageError`, which repeats nothing of them, where there are none.
 */
export async function sessionCookie(given: {
  readonly file?: string | undefined;
  readonly variable?: string | undefined;
}): Promise<string | undefined> {
  const { file, variable } = given;
  if (file !== undefined) return readCookies(await textOf(file), `--cookie-file ${file}`);
  return variable?.trim() ? readCookies(variable, 'MEDIUM_COOKIE') : undefined;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`--cookie-file ${file} cannot be read (${reason}).`);
  }
}
