/** Reads files one after the other into one piece of memory, as fast as the system gives them. */
import { closeSync, openSync, readSync } from 'node:fs';

/** Most pages fit in; for longer ones there is more, which is kept up to a limit. */
const ROOM = 2 ** 18;
const MOST_KEPT = 2 ** 23;

/**
 * Gives a function that reads a whole file, or as much of it as tells that it has more than `maxBytes`. What it returns is valid until
 * it is called again. Throws the system's error.
 */
export function fileReader(maxBytes: number): (file: string) => Buffer {
  let room = Buffer.allocUnsafeSlow(ROOM);
  return (file) => {
    const descriptor = openSync(file, 'r');
    try {
      let [buffer, length] = [room, 0];
      for (;;) {
        const more = readSync(descriptor, buffer, length, buffer.length - length, null);
        length += more;
        if (more === 0 || length > maxBytes) return buffer.subarray(0, length);
        if (length < buffer.length) continue;
        buffer = Buffer.concat([buffer], length * 4);
        if (buffer.length <= MOST_KEPT) room = buffer;
      }
    } finally {
      closeSync(descriptor);
    }
  };
}
