/** What a text was made from, as one hash: equal, and nothing is to be made again. */
import { sha256 } from './text-hash.ts';
import type { Told } from './told.ts';

/** Stands for the program and the options of a run. */
export type RunSignature = string;

/** @param program identifies the code that runs @param options all that may change what is written */
export function runSignature(program: string, options: Readonly<Record<string, unknown>>): RunSignature {
  return sha256(JSON.stringify([program, Object.entries(options).sort()]));
}

/** @param source hash of the page @param told what is known of the post from elsewhere */
export function madeOf(source: string, signature: RunSignature, told: Told | undefined): string {
  return sha256(`${source} ${signature} ${told ? JSON.stringify(told.tags) : ''}`);
}
