/** Watches what comes out of each zip: a bomb may be many small pages. */
import { inputErrors } from './input-errors.ts';
import type { PageRef } from './page-ref.ts';
import type { SizeLimits } from './source.ts';

/** Takes the size of each page that was read; throws an `InputError` once a zip has given more than an archive may hold. */
export function archiveSizes({ archive }: SizeLimits): (ref: PageRef, bytes: number) => void {
  const totals = new Map<string, number>();
  return ({ at }, bytes) => {
    if (!('zip' in at)) return;
    const total = (totals.get(at.zip) ?? 0) + bytes;
    totals.set(at.zip, total);
    if (total > archive) throw inputErrors.tooLarge(at.label, archive);
  };
}
