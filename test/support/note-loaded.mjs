/** Preloaded by a program under test: notes every file that it loads as a module, in the file that `NOTE_LOADED` names. */
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

/** For modules, by whatever thread. Node runs it on a thread of its own. */
export async function load(url, context, nextLoad) {
  note([url]);
  return nextLoad(url, context);
}

function note(urls) {
  appendFileSync(process.env.NOTE_LOADED, urls.map((url) => `${url}\n`).join(''));
}

if (!import.meta.url.endsWith('?hooks')) {
  register(`${import.meta.url}?hooks`);
  // What is required is known at the end.
  process.on('exit', () => note(Object.keys(createRequire(import.meta.url).cache)));
}
