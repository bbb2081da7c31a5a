/**
 * Loads the redirect files into real nginx, Apache and Caddy on 127.0.0.1, and asks them for old addresses: each has to answer 301 to the
 * right place, in one hop. A server that is not there (Debian: `nginx-light`, `apache2`, `caddy`) is left out, and said so.
 *
 *     node test/generators/servers.mjs [server…]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../dist/index.js';
import { makeExport } from './posts.mjs';

const ASKED = 200;
const wanted = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'medium-migrate-servers-'));
const input = makeExport(work);
const blog = join(work, 'blog');
await migrate(input, {
  output: blog,
  offline: true,
  postUrl: '/blog/:slug/',
  redirects: ['nginx', 'apache', 'caddy', 'csv'],
});
const table = readFileSync(join(blog, 'redirects/redirects.csv'), 'utf8')
  .trim()
  .split('\r\n')
  .slice(1)
  .map((line) => line.split(','));

const servers = [
  {
    name: 'nginx',
    port: 18_301,
    program: 'nginx',
    config: (port) => `daemon off; pid ${work}/nginx.pid; error_log ${work}/nginx.log; worker_processes 1;
events { worker_connections 64; }
http { access_log off; client_body_temp_path ${work}/n1; proxy_temp_path ${work}/n2; fastcgi_temp_path ${work}/n3; uwsgi_temp_path ${work}/n4; scgi_temp_path ${work}/n5;
  server { listen 127.0.0.1:${port}; include ${blog}/redirects/nginx.conf; location / { return 200 "page"; } } }`,
    args: (config) => ['-c', config, '-e', `${work}/nginx.log`],
  },
  {
    name: 'apache',
    port: 18_302,
    program: 'apache2',
    config: (port) => `ServerName 127.0.0.1
ServerRoot "${work}"
PidFile "${work}/apache.pid"
ErrorLog "${work}/apache.log"
Listen 127.0.0.1:${port}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
DefaultRuntimeDir "${work}"
DocumentRoot "${work}/www"
<Directory "${work}/www">
  AllowOverride All
  Require all granted
</Directory>`,
    args: (config) => ['-D', 'FOREGROUND', '-f', config],
  },
  {
    name: 'caddy',
    port: 18_303,
    program: 'caddy',
    config: (port) =>
      `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\tbind 127.0.0.1\n\timport ${blog}/redirects/caddy.conf\n\trespond "page"\n}\n`,
    args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
  },
];

mkdirSync(join(work, 'www'));
writeFileSync(join(work, 'www/.htaccess'), readFileSync(join(blog, '.htaccess')));
let failed = 0;
for (const server of servers) {
  if (wanted.length > 0 && !wanted.includes(server.name)) continue;
  if (spawnSync(server.program, ['-v'], { timeout: 10_000 }).error) {
    console.log(`- ${server.name}: left out; there is no ${server.program}`);
    continue;
  }
  const problems = await tryOut(server);
  if (problems.length > 0) failed++;
  console.log(
    problems.length === 0
      ? `✓ ${server.name}: ${ASKED} of ${table.length} old addresses lead on`
      : `✗ ${server.name}: ${problems.length} problems`,
  );
  for (const problem of problems.slice(0, 15)) console.log(`    ${problem}`);
}
if (failed === 0) rmSync(work, { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;

async function tryOut({ name, port, program, config, args }) {
  const path = join(work, `${name}.config`);
  writeFileSync(path, config(port));
  const said = [];
  const server = spawn(program, args(path), {
    cwd: work,
    env: { ...process.env, HOME: work, APACHE_RUN_DIR: work },
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => said.push(String(data)));
  try {
    if (!(await isUp(port))) return [`it did not start: ${said.join('').slice(-600)}`];
    const problems = [];
    for (let i = 0; i < ASKED; i++) {
      const [from, to] = table[Math.floor((i * table.length) / ASKED)];
      for (const path of [from, `${from}/`, `${from}?source=x`]) {
        const { status, location = '' } = await ask(port, path);
        const target = location.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
        if (status !== 301 || decodeURI(target) !== decodeURI(to))
          problems.push(`${path}: ${status} ${location}, not ${to}`);
        else if (path === from && (await ask(port, target)).status === 301)
          problems.push(`${path}: leads to ${to}, which leads on`);
      }
    }
    const other = await ask(port, '/blog/none-of-ours');
    if (other.status === 301) problems.push('an address that is none of the old ones is redirected');
    return problems;
  } finally {
    server.kill('SIGTERM');
  }
}

async function isUp(port) {
  for (let i = 0; i < 100; i++) {
    const { status } = await ask(port, '/').catch(() => ({}));
    if (status !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function ask(port, path) {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: 5_000 }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error('no answer')));
  });
}
