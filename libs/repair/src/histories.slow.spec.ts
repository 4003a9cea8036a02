import { ConfigError, FIELDS, type RepairRecord } from '@stash2plex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doneIn, expectWholeCount } from './counted.fixture.ts';
import { later, useServers } from './drain.fixture.ts';
import { namesOf, pathOf } from './history-model.fixture.ts';
import { rest } from './history-rest.fixture.ts';
import { history, type DrainStep, type History } from './history-steps.fixture.ts';
import { edit, historyWorld, itemsOf, play, type HistoryWorld } from './history-world.fixture.ts';
import { Killed, mortal } from './mortal.fixture.ts';

useServers();

const ASKED = process.env['STASH2PLEX_HISTORY_RUNS'];
/** Set STASH2PLEX_HISTORY_RUNS for more of them, and others each time. */
const RUNS = Number(ASKED ?? 16);
/** Of what fails is told; set STASH2PLEX_HISTORY_SEED to see it again. */
const SEED = process.env['STASH2PLEX_HISTORY_SEED'] ?? (ASKED === undefined ? '1' : undefined);
const WELL = {
  ...{ down: false, maintenance503: false, html500: false, unauthorized: false },
  ...{ signInPage: false, truncatedJson: false, faultsAfter: false },
  ...{ faultsOn: undefined, faultTimes: Number.POSITIVE_INFINITY },
};

describe('histories of repairs', () => {
  it(
    'end with what Stash has and what others made, whatever happened on the way',
    { timeout: 3_600_000 },
    async () => {
      // What fails is told with its seed.
      await fc.assert(
        fc.asyncProperty(history, async (given) => {
          await live(given);
        }),
        { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) },
      );
    },
  );
});

async function live(given: History): Promise<void> {
  const world = historyWorld(given);
  for (const step of given.steps) {
    if (step.do === 'drain') await drain(world, step);
    else play(world, step);
  }
  await rest(world, () => drain(world, QUIET));
}

const QUIET: DrainStep = {
  ...{ do: 'drain', death: undefined, faults: [], isDown: false, isByHand: true },
  meanwhile: undefined,
};

async function drain(world: HistoryWorld, step: DrainStep): Promise<RepairRecord | undefined> {
  const { fixture, model, given } = world;
  for (const scene of world.scenes) scene.wanted = scene.wanted.slice(-1);
  model.agree();
  const end = trouble(world, step);
  world.hour += 1;
  const claimed = new Set<string>();
  const before = fixture.store.queue.counts();
  try {
    const record = await fixture.drain({
      ...{ at: later(world.hour), isByHand: step.isByHand },
      ...{ preserveEdits: given.preserves, lockFields: given.locks },
      around: (parts) => mortal(parts, { death: step.death, claimed }),
    });
    expectWholeCount(record, { fixture, before });
    expect(doneIn(record)).toBeLessThanOrEqual(claimed.size);
    return record;
  } catch (error) {
    if (error instanceof Killed) fixture.store.leases.release(fixture.lease());
    else if (!(error instanceof ConfigError)) throw error;
    return undefined;
  } finally {
    end();
    expect(model.takeWrites()).toEqual([]);
    const hadTrouble = step.death !== undefined || step.isDown || step.faults.length > 0;
    if (hadTrouble || step.isByHand) model.tried(hadTrouble);
    model.agree();
  }
}

/** Whatever a step says that goes wrong; returns what ends it. */
function trouble(world: HistoryWorld, { faults, isDown, meanwhile }: DrainStep): () => void {
  const { plex } = world.fixture;
  let isOver = false;
  if (isDown) plex.switches.down = true;
  for (const fault of faults) {
    plex.before(fault.kind, fault.nth, () => {
      if (isOver || isDown) return;
      // A server that refuses a token has done nothing.
      const faultsAfter = fault.isAfter && fault.switch !== 'unauthorized';
      const which = { faultsOn: [fault.kind], faultTimes: 1, faultsAfter };
      Object.assign(plex.switches, WELL, which, { [fault.switch]: true });
    });
  }
  if (meanwhile) {
    plex.before('write', meanwhile.nth, () => {
      if (!isOver) happen(world, meanwhile);
    });
  }
  return () => {
    isOver = true;
    Object.assign(plex.switches, WELL);
  };
}

function happen(world: HistoryWorld, wish: NonNullable<DrainStep['meanwhile']>): void {
  const { scene, what } = wish;
  expect(world.model.takeWrites()).toEqual([]);
  if (what === 'stash') edit(world, scene, wish.stash);
  else if (what === 'renew') play(world, { do: 'renew', scene, copy: 0 });
  else {
    const before = namesBefore(world, scene);
    play(world, {
      do: 'rival',
      scene,
      copy: 0,
      values: wish.plex,
      locks: false,
      keepsValues: false,
    });
    // What was read before is written all the same: a few seconds of a batch.
    forgetWho(world, scene, before);
  }
}

type Names = ReadonlyMap<string, readonly string[]>;

/** By path and field. */
function namesBefore(world: HistoryWorld, n: number): Names {
  const items = world.scenes.slice(n, n + 1).flatMap((scene) => itemsOf(world, scene));
  return new Map(
    items.flatMap((item) =>
      FIELDS.map((field) => [`${pathOf(item)} ${field}`, namesOf(item, field)] as const),
    ),
  );
}

function forgetWho(world: HistoryWorld, n: number, before: Names): void {
  const { given, model, scenes } = world;
  const scene = scenes[n];
  if (!scene) return;
  model.rekey(scene.places, () => undefined);
  for (const item of itemsOf(world, scene)) {
    for (const field of FIELDS) {
      const known = model.of(item, field);
      Object.assign(known, { isTheirs: false, isTheirLock: false });
      // Where lists are added to, nothing but what goes is named: others' collections stay even so.
      const stays = field === 'collection' && given.tagMode === 'append' ? known.owners : [];
      // What was there before may be said again, whoever it was from.
      const names = [...(before.get(`${pathOf(item)} ${field}`) ?? []), ...known.owners.keys()];
      known.owners = new Map([...names.map((name) => [name, 'either'] as const), ...stays]);
    }
  }
}
