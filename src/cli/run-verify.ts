/** The command `verify`. */
import { verifyExitCode, verifyJson, verifyText } from '../reports/verify.ts';
import { verifyBlog } from '../verify-blog.ts';
import type { VerifyArguments } from './arguments.ts';
import { interruptible } from './interruptible.ts';
import { keptIn } from './kept-in.ts';

/** @returns the exit code */
export async function runVerify(given: VerifyArguments): Promise<number> {
  const { input = [], json, quiet, strict = false, cache, ...options } = given;
  return interruptible(quiet, async (context) => {
    const report = await verifyBlog(input, { ...options, ...keptIn(cache) }, context);
    const exitCode = verifyExitCode(report, strict);
    return {
      exitCode,
      printed: json ? verifyJson(report, exitCode) : verifyText(report),
    };
  });
}
