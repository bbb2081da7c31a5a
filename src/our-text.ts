/** The Markdown that we would write: in UTF-8, as threads hand it over and files hold it, because few runs look into it. */
import { hashTextBytes, type TextHash } from './text-hash.ts';

export type OurText = { readonly bytes: Buffer; readonly hash: TextHash };

export function ourText(text: string): OurText {
  // In memory of its own, which can be handed to another thread.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return { bytes, hash: hashTextBytes(bytes) };
}

/** A text that is to be written: ours, or what was made of it and the user's. */
export type PlannedText = OurText | string;

export function asString(text: PlannedText): string {
  return typeof text === 'string' ? text : text.bytes.toString('utf8');
}
