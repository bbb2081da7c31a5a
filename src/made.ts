/** What a text was made from, as one hash: equal, and nothing is to be made again. */
import { sha256 } from './text-hash.ts';

/** Stands for the program and the options of a run. */
export type RunSignature = string;

/** @param program identifies the code that runs @param options all that may change what is written */
export function runSignature(program: string, options: Readonly<Record<string, unknown>>): RunSignature {
  return sha256(JSON.stringify([program, Object.entries(options).sort()]));
}

/** @param source hash of the page */
export function madeOf(source: string, signature: RunSignature): string {
  return sha256(`${source} ${signature}`);
}
