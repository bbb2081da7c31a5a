/** Gets pictures in a process of its own, to be killed: `node get-pictures.mjs <url> <cache folder> <count>`. Says which it has, and at last the most memory it held, in KiB. */

import { openPictures } from '../../dist/io/pictures/open-pictures.js';

const [url, cacheFolder, count] = process.argv.slice(2);
const source = openPictures({
  signal: new AbortController().signal,
  cacheFolder,
  allowPrivateHosts: true,
  origins: { original: `${url}/v2/`, rendition: `${url}/max/` },
});
await Promise.all(
  Array.from({ length: Number(count) }, async (_, at) => {
    const imageId = `1*picture${at}.png`;
    await source.get({ key: imageId, imageId, url: `${url}/max/800/${imageId}` });
    // Written at once: what the parent reads was finished before the kill.
    process.stdout.write(`${at}\n`);
  }),
);
await source.close();
process.stderr.write(`${process.resourceUsage().maxRSS}\n`);
