/** Puts texts and bytes one behind the other into one piece of memory, which is used again and again. */

export type ByteWriter = {
  /** In UTF-8. */
  readonly text: (text: string) => void;
  readonly bytes: (bytes: Buffer) => void;
  /** How many bytes were added since they were taken last. */
  readonly length: () => number;
  /** All of them, valid until more are added. */
  readonly take: () => Buffer;
};

export function byteWriter(): ByteWriter {
  let room = Buffer.allocUnsafeSlow(ROOM);
  let end = 0;

  function makeRoom(length: number): void {
    const most = end + length;
    if (most > room.length) room = Buffer.concat([room.subarray(0, end)], most * 2);
  }

  return {
    text(text) {
      makeRoom(text.length * MOST_BYTES_A_UNIT);
      end += room.write(text, end);
    },
    bytes(bytes) {
      makeRoom(bytes.length);
      end += bytes.copy(room, end);
    },
    length: () => end,
    take() {
      const taken = room.subarray(0, end);
      if (room.length > MOST_KEPT) room = Buffer.allocUnsafeSlow(ROOM);
      end = 0;
      return taken;
    },
  };
}

const ROOM = 2 ** 16;
const MOST_KEPT = 2 ** 23;

/** Of UTF-8, for a UTF-16 code unit. */
const MOST_BYTES_A_UNIT = 3;
