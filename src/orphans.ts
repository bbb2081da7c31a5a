/** Posts of the blog that the input no longer holds. */
import type { PostChange } from './change.ts';
import type { Lock } from './lock-file.ts';

/** One change each, which changes nothing: an orphan is listed, and stays. */
export function orphansOf({ posts }: Lock, present: ReadonlySet<string>): readonly PostChange[] {
  return [...posts]
    .filter(([key]) => !present.has(key))
    .map(([key, { kind, title, date, file }]) => ({
      key,
      kind,
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      file,
      state: 'orphan',
      frontMatter: [],
      lines: { added: 0, removed: 0 },
      pictures: [],
      messages: [],
    }));
}
