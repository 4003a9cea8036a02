// Kills workers at random instants and looks at what is left: npm run test:crash -- --kills 1000
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

const { kills, seed } = values;
const child = spawn(
  'vitest',
  ['run', '--project', '@stash2plex/plugin', '--reporter=verbose', 'e2e/kills.spec'],
  {
    stdio: ['inherit', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, KILLS: kills, ...(seed && { KILLS_SEED: seed }) },
  },
);

let said = '';
child.stdout.setEncoding('utf8').on('data', (text: string) => {
  said += text;
  process.stdout.write(text);
});
child.on('close', (code) => {
  const last = /^[\d,]+ kills \(.*$/m.exec(said)?.[0];
  if (last !== undefined) process.stdout.write(`${last}\n`);
  process.exitCode = code ?? 1;
});
