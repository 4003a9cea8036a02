// Random libraries in random weather, checked against what is known of them: npm run test:oracle -- --seeds 2000
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
    /** Also servers that never answer; each costs a time-out. */
    hangs: { type: 'boolean', default: false },
  },
});

const { seeds, seed, hangs } = values;
const { status } = spawnSync(
  'vitest',
  ['run', '--project', '@stash2plex/plugin', '--reporter=verbose', 'oracle/oracle.spec'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ORACLE_SEEDS: seeds,
      ...(seed && { ORACLE_SEED: seed }),
      ...(hangs && { ORACLE_HANGS: '1' }),
    },
  },
);
if (status === 0) {
  process.stdout.write(
    `${Number(seeds).toLocaleString('en')} libraries: 0 false gaps, 0 lost in silence.\n`,
  );
}
process.exitCode = status ?? 1;
