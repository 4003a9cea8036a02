// Works on a simulated library for a long time, with kills and restarts: npm run soak -- --events 20000 --kills 1000
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    /** Random edits. */
    events: { type: 'string', default: '20000' },
    /** Kills of catch-ups, and as many of reconciliations. */
    kills: { type: 'string', default: '500' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

const { seed } = values;
const { status } = spawnSync(
  'vitest',
  ['run', '--project', '@stash2plex/plugin', '--reporter=verbose', 'soak.spec', 'kills.spec'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      SOAK_EVENTS: values.events,
      KILLS: values.kills,
      ...(seed && { SOAK_SEED: seed, KILLS_SEED: seed }),
    },
  },
);
process.exitCode = status ?? 1;
