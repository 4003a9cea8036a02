// Works on a simulated library for a long time, with kills and restarts: npm run soak -- --events 20000
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    /** Random edits. */
    events: { type: 'string', default: '20000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

const { seed } = values;
const { status } = spawnSync(
  'vitest',
  ['run', '--project', '@stash2plex/plugin', '--reporter=verbose', 'e2e/soak.spec'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      SOAK_EVENTS: values.events,
      ...(seed && { SOAK_SEED: seed }),
    },
  },
);
process.exitCode = status ?? 1;
