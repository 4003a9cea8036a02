// Works on a simulated library for a long time, with kills and restarts: npm run soak -- --events 20000
import { parseArgs } from 'node:util';
import { runVitest } from './run-vitest.ts';

const { values } = parseArgs({
  options: {
    /** Random edits. */
    events: { type: 'string', default: '20000' },
    /** What a run that failed said of itself. */
    seed: { type: 'string' },
  },
});

const { events, seed } = values;
const environment = { SOAK_EVENTS: events, SOAK_SEED: seed };
const { exitCode } = await runVitest(['apps/stash2plex/src/e2e/soak.spec'], environment);
process.exitCode = exitCode;
