// Random libraries in random weather: what the plugin says is the truth or says that it is not sure, and in the end Plex has what
// Stash has.
import { isOfFields, plexAlarms } from '@stash2plex/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { dice, times } from '../e2e/random.fixture.ts';
import { wrongPosters } from './covers.fixture.ts';
import { edit } from './edits.fixture.ts';
import { given, type Given } from './given.fixture.ts';
import { judgeReport, touchedOthers, trueGaps, wrongFields } from './judge.fixture.ts';
import { judgeLeftovers } from './judge-leftovers.fixture.ts';
import {
  buildLibrary,
  itemsByPlace,
  scanLate,
  type Items,
  type Library,
} from './library.fixture.ts';
import {
  begin,
  happen,
  isHarmless,
  isOfAnother,
  lies,
  makesStrangers,
  teachesRefusal,
} from './weather.fixture.ts';
import { aWorker, type Told, type Worker } from './worker.fixture.ts';

/** They mostly wait. */
const LANES = 40;
vi.setConfig({ maxConcurrency: LANES });

const SEEDS = times('ORACLE_SEEDS', 10);
const { seed } = dice('ORACLE');
/** As a failure tells it: set ORACLE_SEED to its seed, ORACLE_SEEDS to 1, and this. */
const PATH = process.env['ORACLE_PATH'];
const ends = { complete: 0, inconclusive: 0, failed: 0 };

describe(`${SEEDS} random libraries in random weather`, () => {
  it.concurrent.for(Array.from({ length: Math.min(LANES, SEEDS) }, (_, lane) => lane))(
    'are reported as they are or as not known, and end in Plex as they are in Stash (%i)',
    { timeout: 3_600_000 },
    async (lane) => {
      await fc.assert(fc.asyncProperty(given, live), {
        numRuns: Math.ceil((SEEDS - lane) / LANES),
        seed: seed + lane,
        ...(PATH !== undefined && { path: PATH }),
        // Each takes seconds: making what failed smaller is for those who ask for it.
        endOnFailure: process.env['ORACLE_SHRINK'] === undefined,
      });
    },
  );

  afterAll(() => {
    const told = Object.entries(ends).map(([end, count]) => `${count} ${end}`);
    process.stdout.write(`First runs in the weather, seed ${seed}: ${told.join(', ')}.\n`);
  });
});

async function live(what: Given): Promise<void> {
  const library = buildLibrary(what);
  const before = itemsByPlace(library.plex);
  const worker = await aWorker(library);
  try {
    const wasLie = await inWeather(what, { library, worker, before });
    const since = await upset(what, { library, worker, before });
    await atRest(what, { library, worker, before: since, wasLie });
  } finally {
    expect(await worker.end(), 'secrets').toEqual([]);
  }
}

interface Life {
  readonly library: Library;
  readonly worker: Worker;
  /** Items by place, before anything was written or when others wrote last. */
  readonly before: Items;
}

/** Returns whether what Plex listed could not be told from the truth. */
async function inWeather(what: Given, { library, worker, before }: Life): Promise<boolean> {
  const truth = trueGaps(library);
  const clear = begin(library, what.weather);
  const isLie = lies(library, what.weather);
  const first = await worker.run('reconcile_all', 0);
  clear();

  judgeReport(first, { truth, isLie });
  const status = first.output?.run?.status ?? 'failed';
  if (status !== 'running') ends[status] += 1;
  if (what.weather.every(isHarmless)) {
    expect(status, first.error).toBe('complete');
    // Nothing stood in the way of telling what is left over.
    expect(first.output?.run?.withheld.filter(({ section }) => !section)).toEqual([]);
  }
  expect(touchedOthers(library, { before, isLie })).toEqual([]);
  if (isGood(first, what) && !isLie && !what.weather.some(isOfAnother)) {
    const again = await worker.run('reconcile_all', 0.01);
    expect(again.output?.run, again.error).toMatchObject({ status: 'complete', queued: 0 });
  }
  return isLie;
}

/** Where Plex shows edits late, nobody knows yet what it has made of those that seem to be refused. */
function isGood({ output }: Told, { weather }: Given): boolean {
  if (output?.run?.status !== 'complete' || output.run.unknown > 0) return false;
  const isLate = weather.some(({ id }) => id === 'plex-lag');
  return !isLate || Object.keys(output.repair?.refused ?? {}).length === 0;
}

/** Others do something to the libraries; returns what they leave behind. */
async function upset(what: Given, { library, worker, before }: Life): Promise<Life['before']> {
  for (const hour of [1, 8]) await worker.run('reconcile_all', hour);
  if (what.preserves || what.upsets.length === 0) return before;
  for (const each of what.upsets) happen(library, each);
  return itemsByPlace(library.plex);
}

interface AfterWeather extends Life {
  readonly wasLie: boolean;
}

async function atRest(what: Given, life: AfterWeather): Promise<void> {
  const { worker, wasLie } = life;
  if (!what.preserves) for (const each of what.edits) edit(life.library, each);
  await worker.run('catch_up', 9);
  const library = scanLate(life.library);
  const { plex } = library;
  // What others have is as it was, what came is as Plex made it.
  const before = new Map([...itemsByPlace(plex), ...life.before]);
  for (const hour of [20, 50]) await worker.run('reconcile_all', hour);
  const last = await worker.run('reconcile_all', 51);
  const edits = () => plex.writes.filter(isOfFields).length;
  const unforced = edits();
  // What was in line from the first got no poster: force brings it.
  const forced = await forcedToItsEnd(worker, 51.5);
  // What Plex would not take in that weather is no gap any more: force tries it again, and nothing else.
  if (!what.weather.some(teachesRefusal)) expect(edits() - unforced).toBe(0);
  const [writes, uploads] = [plex.writes.length, plex.pictures.uploads.length];
  const byForce = await worker.run('all_force', 52);

  expect(
    wrongFields(library, {
      before,
      preserves: what.preserves,
      hasForgotten: what.upsets.some(makesStrangers),
    }),
  ).toEqual([]);
  expect(last.output?.run, last.error).toMatchObject({ status: 'complete', queued: 0 });
  judgeLeftovers(last, library);
  expect(byForce.error).toBeUndefined();
  expect(wrongPosters(library, before)).toEqual([]);
  // What the run before left undone, and why.
  const left = JSON.stringify([forced.error, forced.output?.repair, forced.output?.queue]);
  expect(plex.writes.length - writes, left).toBe(0);
  expect(plex.pictures.uploads.length - uploads, left).toBe(0);
  expect(touchedOthers(library, { before, isLie: wasLie })).toEqual([]);
  expectWellBehaved(library, last.output?.run?.requests);
}

/** How long a server is waited for before it counts as one that does not answer. */
const WAITED_FOR_MS = 10_000;

/** 40 libraries with covers of 10 MB can starve one process for so long: what such a run says to be undone is done by the next. */
async function forcedToItsEnd(worker: Worker, hour: number, more = 3): Promise<Told> {
  const forced = await worker.run('all_force', hour);
  const { waiting = {}, tookMs = 0 } = forced.output?.repair ?? {};
  const isDone = Object.keys(waiting).every((why) => why === 'not in Plex yet');
  if (isDone || tookMs < WAITED_FOR_MS || more === 0) return forced;
  return await forcedToItsEnd(worker, hour + 0.1, more - 1);
}

/** How servers are asked, whatever happened. */
function expectWellBehaved(
  { plex }: Library,
  requests: { readonly stash: number; readonly plex: number } | undefined,
): void {
  expect(plexAlarms(plex)).toEqual([]);
  expect(plex.inFlight.most).toBeLessThanOrEqual(3);
  expect(plex.writesInFlight.most).toBeLessThanOrEqual(1);
  expect((requests?.stash ?? 0) + (requests?.plex ?? 0)).toBeLessThanOrEqual(20);
}
