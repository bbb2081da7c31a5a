/** The command `import`. */
import { importPosts } from '../import-posts.ts';
import { sessionCookie } from '../io/session-cookie.ts';
import type { ImportArguments } from './arguments.ts';
import { keptIn } from './kept-in.ts';
import { reported } from './reported.ts';

/** @returns the exit code */
export async function runImport(given: ImportArguments, argv: readonly string[]): Promise<number> {
  const { input = [], cache, cookieFile, ...options } = given;
  const cookie = await sessionCookie({ file: cookieFile, variable: process.env.MEDIUM_COOKIE });
  return reported(given, argv, (context) =>
    importPosts(
      input,
      { ...options, ...keptIn(cache) },
      {
        ...context,
        stdin: process.stdin,
        ...(cookie === undefined ? {} : { cookie }),
      },
    ),
  );
}
