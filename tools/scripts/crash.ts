// Kills workers at random instants and looks at what is left: npm run test:crash -- --kills 1000
import { parseArgs } from 'node:util';
import { runVitest } from './run-vitest.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

const { kills, seed } = values;
// What is not killed is a process of its own as well, as in Stash.
const environment = { KILLS: kills, KILLS_SEED: seed, WHOLE_PROCESSES: '1' };
const { exitCode, said } = await runVitest(['apps/stash2plex/src/e2e/kills.spec'], environment);
// Once more at the very end, where it is looked for.
const last = /^[\d,]+ kills \(.*$/m.exec(said)?.[0];
if (last !== undefined) process.stdout.write(`${last}\n`);
process.exitCode = exitCode;
