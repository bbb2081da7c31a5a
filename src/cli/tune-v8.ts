/** Sets V8 for runs of seconds, in which little stays of what is made. */
import { setFlagsFromString } from 'node:v8';

export function tuneV8(): void {
  // How much a heap may grow between two collections of all of it, over what the last one left: V8 takes up to the fourfold, of which each thread has its own.
  // With half, 10,000 posts need a tenth less memory and as long as before.
  setFlagsFromString('--heap-growing-percent=50');
  // How long code runs before it is optimised. Each thread warms up for itself, and much of what is compiled in the first second is thrown
  // away again: so 600 posts take a tenth less time and a quarter less processor time, 10,000 as long as before. Only for the V8 that this was
  // measured with, that of Node 20: later ones have one compiler more, for just that time, and no such flag.
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000');
}
