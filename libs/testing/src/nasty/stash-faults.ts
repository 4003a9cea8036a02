import { STASH_BODIES, type StashSwitches, type StashWorld } from '../stash/index.ts';
import { between, oneOf } from './chance.ts';
import type { Nasty, Roll } from './nasty.ts';
import { harmlessStash, nastyStash } from './of-stash.ts';
import { howOften } from './plex-faults.ts';

const EVERYTHING = { faultsOn: undefined, faultTimes: Number.POSITIVE_INFINITY };

/** Stash, or what stands before it, does not answer as it should: some requests or all until the end. */
export const STASH_FAULTS: readonly Nasty[] = [
  fault('stash-drops', 'breaks connections before an answer', { dropConnection: true }),
  fault('stash-cut-off', 'breaks connections in the middle of an answer', { cutOff: true }),
  fault('stash-html', "shows a proxy's page, 200", { answerHtml: true }),
  fault('stash-500', 'answers 500', { failStatus: 500 }),
  fault('stash-503', 'answers 503', { failStatus: 503 }),
  fault('stash-404', 'answers 404', { failStatus: 404 }),
  fault('stash-429', 'asks to be asked less: 429', { failStatus: 429 }),
  fault('stash-unauthorized', 'refuses the log-in now and then', { failStatus: 401 }),
  fault('stash-locked', 'has a locked database: 200 with errors', {
    resolverError: 'database is locked',
  }),
  nastyStash('stash-rubbish', 'answers rubbish, 200', (roll, stash) => ({
    badBody: oneOf(roll, ['nothing', ...STASH_BODIES]),
    ...someOperation(roll, stash),
    ...howOften(roll),
  })),
  nastyStash('stash-hang', 'never answers one or two requests', (roll, stash) => ({
    ...{ hang: true, faultTimes: between(roll, 1, 2) },
    ...someOperation(roll, stash),
  })),
  harmlessStash('stash-slow', 'answers everything a little later', (roll) => ({
    ...{ delayMs: between(roll, 1, 10) },
    ...EVERYTHING,
  })),
  harmlessStash('stash-slow-pages', 'answers one kind of question later', (roll, stash) => ({
    ...{ delayMs: between(roll, 5, 30), faultTimes: between(roll, 1, 10) },
    ...someOperation(roll, stash),
  })),
];

function fault(id: string, does: string, switches: Partial<StashSwitches>): Nasty {
  return nastyStash(id, does, (roll, stash) => ({
    ...switches,
    ...someOperation(roll, stash),
    ...howOften(roll),
  }));
}

/** As `faultsOn` calls requests for covers. */
const COVERS = 'screenshot';

/** Covers, something that was asked before, or all. */
function someOperation(roll: Roll, { requests }: StashWorld) {
  const asked = requests.entries().map(({ operation }) => operation);
  const names = new Set([...asked, COVERS]);
  return { faultsOn: oneOf(roll, [undefined, ...[...names].map((name) => [name])]) };
}
