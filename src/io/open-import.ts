/** Opens what the user gave to `import`: addresses, ids, saved files, folders of them, standard input. */

import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type PageFailure, withoutSecrets } from '../page-messages.ts';
import { readPostAddress } from '../post-address.ts';
import { decodeText } from './decode-text.ts';
import { folderFiles } from './import-folder.ts';
import { missingInput } from './missing-input.ts';
import { type AddressReader, readAddress } from './read-address.ts';
import { bytesOf, readSavedFile } from './read-saved-file.ts';

/** A text in which a post is to be looked for. */
export type ImportText = {
  readonly ok: true;
  readonly text: string;
  /** What is known of the post beforehand. */
  readonly about: {
    /** The id that the address names. */
    readonly id?: string;
    /** Where the text came from, without the key of a friend link; absent for files. */
    readonly url?: string;
  };
};

/** One thing to import; each stands or falls alone. */
export type ImportItem = {
  /** As the user knows it, without secrets: an address, a path, `standard input`. */
  readonly label: string;
  /** Gets the text. Rejects only when aborted. */
  readonly read: () => Promise<ImportText | PageFailure>;
};

export type ImportFrom = AddressReader & {
  /** What `-` stands for. Read once, and only if it is given. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
};

/**
 * The items that `values`, as typed, stand for, in their order and each once. A list of addresses (standard input, or a
 * `.txt` file with one on each line) and a folder of saved pages are several. What cannot be found or is no post is an
 * item whose reading says so. Reads folders and lists, asks nobody yet.
 */
export async function openImport(
  values: readonly string[],
  from: ImportFrom,
): Promise<readonly ImportItem[]> {
  const items = new Map<string, KeyedItem>();
  for (const value of values) {
    for (const item of await itemsOf(value, from)) {
      const before = items.get(item.key);
      if (!before || (item.opens && !before.opens)) items.set(item.key, item);
    }
  }
  return [...items.values()].map(({ label, read }) => ({ label, read }));
}

/** An item, and what it is known by when it is given twice. */
type KeyedItem = ImportItem & {
  readonly key: string;
  /** It has the key of a friend link, which may get more than the same without. */
  readonly opens?: boolean;
};

async function itemsOf(value: string, from: ImportFrom): Promise<readonly KeyedItem[]> {
  if (value === '-') return standardInput(from);
  if (/^\s*https?:/i.test(value)) return [addressItem(value, from)];
  const path = pathOf(value);
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return folderItems(path, from);
  if (stats) return fileItems(path, from);
  // Without a scheme, only what ends like a post is taken for an address.
  const address = readPostAddress(value);
  if (address.kind === 'post' || (address.kind === 'no-post' && address.what !== 'no-address')) {
    return [addressItem(value, from)];
  }
  return [failing(value, await missingInput(value))];
}

function pathOf(value: string): string {
  if (!/^file:\/\//i.test(value)) return value;
  try {
    return fileURLToPath(value);
  } catch {
    // file://host/… is a file of another computer.
    return value;
  }
}

function addressItem(value: string, from: ImportFrom): KeyedItem {
  const address = readPostAddress(value);
  const label = withoutSecrets(value.trim());
  if (address.kind === 'no-post') {
    const { what, message } = address;
    const code = what === 'no-address' ? 'no-address' : 'no-post';
    return failing(value, { ok: false, code, detail: what, message });
  }
  return {
    key: address.kind === 'post' ? address.id : address.url,
    label,
    opens: address.kind === 'post' && address.url.startsWith(`${address.canonical}?sk=`),
    read: () => readAddress(address, from),
  };
}

function failing(value: string, failure: PageFailure): KeyedItem {
  return { key: value, label: withoutSecrets(value.trim()), read: async () => failure };
}

async function folderItems(folder: string, from: ImportFrom): Promise<readonly KeyedItem[]> {
  const files = await folderFiles(folder);
  if ('code' in files) return [failing(folder, files)];
  return (await Promise.all(files.map((file) => fileItems(file, from)))).flat();
}

async function fileItems(path: string, from: ImportFrom): Promise<readonly KeyedItem[]> {
  if (/\.txt$/i.test(path)) {
    const file = await readSavedFile(path);
    const list = file.ok ? addressesIn(file.text) : undefined;
    if (list) return list.map((line) => addressItem(line, from));
  }
  return [{ key: path, label: path, read: () => readSavedFile(path) }];
}

async function standardInput({ stdin, ...from }: ImportFrom): Promise<readonly KeyedItem[]> {
  const label = 'standard input';
  const bytes = await bytesOf(stdin ?? []);
  if (bytes === 'too-large') {
    return [{ ...failing('-', { ok: false, code: 'too-large', detail: 'more than 64 MB' }), label }];
  }
  const text = decodeText(bytes);
  if (text.trim() === '') {
    return [{ ...failing('-', { ok: false, code: 'unreadable', detail: 'nothing came in' }), label }];
  }
  const list = addressesIn(text);
  if (list) return list.map((line) => addressItem(line, from));
  return [{ key: '-', label, read: async () => ({ ok: true, text, about: {} }) }];
}

/** The lines of a list of addresses, comments (`#`) and blank lines left out; undefined for a text that is none. */
function addressesIn(text: string): readonly string[] | undefined {
  const lines = text
    .slice(0, 5_000_000)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [first] = lines;
  if (first === undefined || first.length > 8_000) return undefined;
  const address = readPostAddress(first);
  return address.kind === 'no-post' && address.what === 'no-address' ? undefined : lines;
}
