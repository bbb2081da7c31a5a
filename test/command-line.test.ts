import { expect, test } from 'vitest';
import { commandLine, printCommand } from '../src/command-line.ts';

const change = { without: ['offline', 'on-conflict'], more: ['--on-conflict', 'overwrite'] };

test.each<[readonly string[], string]>([
  [['export.zip'], 'run export.zip --on-conflict overwrite'],
  [['a b.zip', '-o', "Ada's"], `run 'a b.zip' -o 'Ada'\\''s' --on-conflict overwrite`],
  [['--offline', 'a', '--on-conflict', 'keep', 'b'], 'run a b --on-conflict overwrite'],
  [['--on-conflict=keep', '--offline=true', 'a'], 'run a --on-conflict overwrite'],
  [['--onConflict', 'keep', '--offline', 'true', 'a'], 'run a --on-conflict overwrite'],
  [['--offline', '--quiet', 'a'], 'run --quiet a --on-conflict overwrite'],
  [['a', '--', '--offline'], 'run a --on-conflict overwrite -- --offline'],
  [
    ['~/a', '$HOME', 'a;b', 'é.zip', '', '=ls'],
    `run '~/a' '$HOME' 'a;b' 'é.zip' '' '=ls' --on-conflict overwrite`,
  ],
  [
    ['--set', 'tags=[a, b]', '--set=layout=post'],
    `run --set 'tags=[a, b]' --set=layout=post --on-conflict overwrite`,
  ],
])('%j', (argv, printed) => {
  expect(printCommand({ program: 'run', argv }, change)).toBe(printed);
});

test.each<[string, { script?: string; package?: string }, string]>([
  ['/repo/dist/cli.js', {}, 'node dist/cli.js'],
  ['/other/my repo/dist/cli.js', {}, `node '/other/my repo/dist/cli.js'`],
  ['/usr/local/bin/medium-migrate', {}, 'medium-migrate'],
  ['/repo/node_modules/.bin/medium-migrate', {}, 'npx medium-migrate'],
  ['C:\\npm\\node_modules\\medium-migrate\\dist\\cli.js', {}, 'npx medium-migrate'],
  ['/repo/dist/cli.js', { script: 'start', package: 'medium-migrate' }, 'npm start --'],
  ['/repo/dist/cli.js', { script: 'test', package: 'medium-migrate' }, 'node dist/cli.js'],
  ['/usr/local/bin/medium-migrate', { script: 'start', package: 'my-site' }, 'medium-migrate'],
])('%s, npm running %j', (script, npm, program) => {
  expect(commandLine({ script, argv: [], folder: '/repo', npm }).program).toBe(program);
});
