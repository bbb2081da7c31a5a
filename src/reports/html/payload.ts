/** Packs what the report shows of a post, so that thousands fit into one page. */
import { deflateSync } from 'node:zlib';

/** What a browser unpacks when the post is opened. */
export type Payload = {
  /** Both sides, as HTML that has passed the last gate. */
  readonly pair: string;
  /** The unified diff; empty when nothing changes in the file. */
  readonly patch: string;
  /** The file, where there is no diff to show. */
  readonly source: string;
};

/** Base64 of deflated JSON: characters that mean nothing to HTML. */
export function packed(payload: Payload): string {
  return deflateSync(JSON.stringify(payload), { level: 7 }).toString('base64');
}
