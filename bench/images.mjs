/**
 * How near to the possible pictures come in: 500 of 200 kB from a server that takes 50 ms for each, four at once,
 * beside curl with the same limit. Run with `npm run bench:images`, which builds first.
 */

import { execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const count = 500;
const size = 200_000;
const latencyMs = 50;
const concurrency = 4;

if (process.argv[2] === 'server') serve();
else await compare();

function serve() {
  const body = Buffer.concat([Buffer.from('GIF89a'), randomBytes(size - 6)]);
  const server = createServer((_request, response) => {
    setTimeout(() => {
      response.writeHead(200, { 'content-length': size });
      response.end(body);
    }, latencyMs);
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

async function compare() {
  const server = fork(fileURLToPath(import.meta.url), ['server']);
  const folder = mkdtempSync(join(tmpdir(), 'bench-images-'));
  try {
    const [port] = await once(server, 'message');
    const urls = Array.from({ length: count }, (_, at) => `http://127.0.0.1:${port}/v2/1*picture${at}.gif`);
    const bound = (count / concurrency) * latencyMs;
    const curl = timeOfCurl(urls, folder);
    const ours = await timeOfOurs(urls, port, folder);
    console.log(`${count} pictures of ${size / 1000} kB, ${latencyMs} ms each, ${concurrency} at once`);
    console.log(`  bound by latency  ${seconds(bound)}`);
    console.log(`  curl --parallel   ${seconds(curl)}  ${(curl / bound).toFixed(3)} of the bound`);
    console.log(`  medium-migrate    ${seconds(ours)}  ${(ours / bound).toFixed(3)} of the bound`);
    console.log(`  peak memory       ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
    process.exitCode = ours <= bound * 1.15 ? 0 : 1;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeOfCurl(urls, folder) {
  const list = urls.map((url, at) => `url = "${url}"\noutput = "${join(folder, `curl-${at}`)}"`);
  const config = join(folder, 'curl.txt');
  writeFileSync(config, list.join('\n'));
  const start = performance.now();
  execFileSync('curl', ['--silent', '--globoff', '--parallel', '--parallel-max', `${concurrency}`, '--config', config]);
  return performance.now() - start;
}

async function timeOfOurs(urls, port, folder) {
  const { openPictures } = await import('../dist/io/pictures/open-pictures.js');
  const origin = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const source = openPictures({
    signal: new AbortController().signal,
    cacheFolder: join(folder, 'cache'),
    concurrency,
    allowPrivateHosts: true,
    origins: { original: `${origin}/v2/`, rendition: `${origin}/max/` },
  });
  const answers = await Promise.all(urls.map((url) => source.get({ key: url, url })));
  await source.close();
  const failed = answers.filter(({ status }) => status !== 'had');
  if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed[0].detail}`);
  return performance.now() - start;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}
