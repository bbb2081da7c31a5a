/** Puts beside the built program what the compiler leaves behind: style and script of the HTML report. */
import { cp } from 'node:fs/promises';

const ASSETS = ['page.css', 'frame.css', 'client'];

for (const asset of ASSETS) {
  await cp(`src/reports/html/${asset}`, `dist/reports/html/${asset}`, {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  });
}
