/** Reads a whole folder back. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file of a blog by its path with forward slashes, sorted: its text, or the hash of what is no text. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const files = Object.entries(await allFilesIn(folder));
  return Object.fromEntries(
    files.filter(([path]) => !/(^|\/)(medium-migrate\.lock\.json$|\.medium-migrate\/)/.test(path)),
  );
}

/** The same, with what the program keeps for itself. */
export async function allFilesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const bytes = await readFile(path);
      const said = path.endsWith('.md')
        ? bytes.toString('utf8')
        : createHash('sha256').update(bytes).digest('hex');
      return [relative(folder, path).split(sep).join('/'), said];
    }),
  );
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
