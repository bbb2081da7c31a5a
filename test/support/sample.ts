/** How many cases a property is tried on: a fixed sample in every run, many and different ones in `npm run soak`. */

export const isSoak = process.env.SOAK === '1' || process.env.MODE === 'soak';

export type Sample = { readonly numRuns: number; readonly seed: number };

/** The parameters of `fc.assert`; a soak prints its seed, so that what it found can be found again. */
export function sample(property: string, numRuns = 300): Sample {
  if (!isSoak) return { numRuns, seed: 20_231_107 };
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`${property}: seed ${seed}`);
  return { numRuns: Math.round((numRuns / 300) * 20_000), seed };
}

/** Milliseconds a property may take. */
export const SAMPLE_TIMEOUT = isSoak ? 3_600_000 : 60_000;
