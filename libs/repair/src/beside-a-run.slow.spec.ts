import { secret, type ItemSource, type PlannedJob } from '@stash2plex/core';
import { detectGaps, detectLeftover, enabledDetectors } from '@stash2plex/detector-registry';
import { plexApi, plexSource } from '@stash2plex/plex';
import { runOnce } from '@stash2plex/reconciliation';
import { sceneSource, stashApi } from '@stash2plex/stash';
import { thisProcess } from '@stash2plex/state';
import { rivalEdit } from '@stash2plex/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aFixture, desiredOf, later, SERVERS, useServers, type Fixture } from './drain.fixture.ts';

useServers();

/** A run as another process makes it, on the same store. */
async function reconcile({ store, plex }: Fixture, hours: number, slowness = 0) {
  const lease = store.leases.acquire('reconcile', thisProcess());
  if ('heldBy' in lease) throw new Error('One run at a time.');
  const stashClient = stashApi({ url: `${SERVERS.stash}/graphql` });
  const connection = { token: secret(plex.token), clientIdentifier: 'b', version: '1' };
  const detectors = enabledDetectors({});
  const on = detectors.map(({ detector }) => detector);
  const at = later(hours);
  const silent = () => undefined;
  const record = await runOnce(
    {
      ...{ id: `run ${hours}`, rule: 'manual', scope: 'all', trigger: 'manual', dryRun: false },
      ...{ startedAt: at, stashLife: 'life', resetsTimers: undefined },
    },
    {
      ...SERVERS.settings,
      detectors,
      settingsHash: 'settings',
      accept: false,
      preserveEdits: false,
    },
    {
      ...{
        scenes: sceneSource(stashClient, { pageSize: 20 }),
        index: store.index,
        memory: store.memory,
      },
      items: slowly(plexSource(plexApi({ url: SERVERS.plex, ...connection })), slowness),
      ...{ killed: silent, scratch: store.scratch({ dryRun: false, lease }) },
      ...{ sink: store.runSink(lease) },
      detect: (pair) => detectGaps(pair, on),
      detectLeftover: (leftover) => detectLeftover(leftover, on),
      ...{ gaps: { add: silent, withdraw: silent }, requests: () => ({ stash: 0, plex: 0 }) },
      ...{ clock: { now: () => at }, sceneClock: { now: () => at } },
      log: { debug: silent, info: silent, warning: silent, error: silent, progress: silent },
    },
  );
  store.leases.release(lease);
  return record;
}

/** What it has read of items is so many turns old when it is worked on: meanwhile others write. */
function slowly(source: ItemSource, turns: number): ItemSource {
  return {
    ...source,
    details: async (keys) => {
      const found = await source.details(keys);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      return found;
    },
  };
}

/** Scenes that catch-up has queued, some of them in line; a few more are edited on either side on the way. */
function aLibrary(seed: number) {
  const fixture = aFixture();
  const values = { summary: 'Old.', genre: ['Left over'] };
  const added = Array.from({ length: 110 }, (_, n) =>
    fixture.add({}, n % 3 === seed % 3 ? {} : { values }),
  );
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  for (let n = 1; n <= 12; n += 1) {
    const one = added[(n * 37 + seed * 11) % added.length];
    if (!one) continue;
    const { sceneId, ratingKey } = one;
    fixture.plex.before('write', n * 5 + seed, () => {
      if (n % 3 === 0) {
        rivalEdit(fixture.plex, ratingKey, { values: { summary: `Theirs ${n}` } });
        return;
      }
      fixture.stash.updateScene(sceneId, { title: `Edited ${n}` });
      const job: PlannedJob = { sceneId, reasons: ['changed'], desiredHash: `edit ${n}` };
      fixture.store.queue.enqueue([job], later(0));
    });
  }
  return { ...fixture, added };
}

type Library = ReturnType<typeof aLibrary>;

/** How many scenes Plex shows otherwise than it should. */
async function behind(fixture: Library): Promise<number> {
  let count = 0;
  for (const { sceneId, ratingKey } of fixture.added) {
    const { title, summary } = await desiredOf(fixture, sceneId);
    const values = fixture.plex.items.get(ratingKey)?.values;
    if (values?.title !== title || values?.summary !== summary) count += 1;
  }
  return count;
}

function openGaps({ store }: Library): number {
  return Object.values(store.status().openGaps).reduce((sum, gaps) => sum + gaps, 0);
}

it.each([0, 1, 2, 3])(
  'a run and a repair side by side lead to what one after the other does (%i)',
  async (seed) => {
    const fixture = aLibrary(seed);
    const sides = [() => reconcile(fixture, 0, 120 * seed), () => fixture.drain({ at: later(0) })];

    await Promise.all((seed % 2 === 0 ? sides : sides.toReversed()).map((side) => side()));

    expect(openGaps(fixture)).toBeLessThanOrEqual(await behind(fixture));
    expect(fixture.store.queue.counts().pending).toBeLessThanOrEqual(await behind(fixture));
    await fixture.drain({ at: later(1) });
    expect(fixture.store.status().openGaps).toEqual({});
    // What somebody edited in Plex after that is found, and mended.
    await reconcile(fixture, 2);
    await fixture.drain({ at: later(3) });
    const last = await reconcile(fixture, 4);
    expect(last).toMatchObject({ status: 'complete', queued: 0, skipped: {} });
    expect(await behind(fixture)).toBe(0);
    expect(openGaps(fixture)).toBe(0);
  },
);
