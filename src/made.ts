/** What a text was made with, besides its page, as one hash: with both equal, nothing is to be made again. */
import { sha256 } from './text-hash.ts';
import type { Told } from './told.ts';

/** Stands for the program and the options of a run. */
export type RunSignature = string;

/** @param program identifies the code that runs @param options all that may change what is written */
export function runSignature(program: string, options: Readonly<Record<string, unknown>>): RunSignature {
  return sha256(JSON.stringify([program, Object.entries(options).sort()]));
}

/**
 * @param told what is known of the post from elsewhere
 * @param isOtherVersion whether another page has the place of this post
 */
export function madeOf(
  signature: RunSignature,
  told: Told | undefined,
  isOtherVersion: boolean,
): RunSignature {
  if (!told && !isOtherVersion) return signature;
  return sha256(`${signature} ${told ? JSON.stringify(told.tags) : ''} ${isOtherVersion}`);
}
