/** Reads the posts of an export one after the other, on this thread. */
import { decodePage } from '../decode-page.ts';
import type { TextPage } from '../model.ts';
import { archiveSizes } from './archive-sizes.ts';
import type { MediumExport } from './open-export.ts';
import { openPageReader, pageOf } from './page-reader.ts';

/**
 * The posts in their order, one in memory at a time. `onNoPost` is told the path of each page that lies where posts are and is none.
 * Throws an `InputError` where a page cannot be read.
 */
export function* readPages(
  { refs, limits }: Pick<MediumExport, 'refs' | 'limits'>,
  onNoPost?: (path: string) => void,
): Generator<TextPage, void, undefined> {
  const reader = openPageReader(limits.page);
  const count = archiveSizes(limits);
  try {
    for (const ref of refs) {
      const bytes = reader.bytes(ref);
      count(ref, bytes.length);
      const page = pageOf(ref, bytes);
      // As text: the bytes are valid until the next page only.
      if (page) yield { ...page, html: decodePage(page.html) };
      else if (ref.claimed) onNoPost?.(ref.path);
    }
  } finally {
    reader.close();
  }
}
