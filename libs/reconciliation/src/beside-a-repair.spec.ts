import { aLedgerEntry, wrote } from '@stash2plex/testing';
import type { LedgerEntry } from '@stash2plex/core';
import { thisProcess } from '@stash2plex/state';
import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, useServers, type Fixture } from './run.fixture.ts';

useServers();

const SUMMARY = 'A summary.';

/** A repair in another process that ends the scene's job: everything is in Plex now, as far as it knows. */
function repaired({ store, plex }: Fixture, sceneId: string, ratingKey: string): LedgerEntry {
  const { machineIdentifier } = plex;
  const lease = store.leases.acquire('write', thisProcess());
  if ('heldBy' in lease) throw new Error('Nobody else writes.');
  const repair = store.repair(lease);
  store.queue.enqueue([{ sceneId, reasons: ['changed'], desiredHash: 'new' }], later(0));
  const [job] = repair.claim({ limit: 1, now: later(0), all: true });
  const entry = {
    ...aLedgerEntry({ title: wrote('A newer title'), summary: wrote('A newer summary.') }),
    ...{ machineIdentifier, sceneId, ratingKey, desiredHash: 'of a newer title' },
  };
  repair.settle({
    ...{ machineIdentifier, ends: job ? [{ status: 'done', job }] : [], ledger: [entry] },
    ...{ settled: [], matches: [{ sceneId, ratingKey, sectionKey: '1' }] },
    gaps: [{ sceneId, left: [] }],
  });
  store.leases.release(lease);
  return entry;
}

const ledgerOf = ({ store, plex }: Fixture, sceneId: string) =>
  store.memory.ledger(plex.machineIdentifier, [sceneId]);
const remains = ({ store }: Fixture) => ({
  gaps: store.status().openGaps,
  pending: store.queue.counts().pending,
});

describe('a page that read an item', () => {
  it.each([
    ['which was behind then', 'Old.'],
    ['which was in line with what Stash had then', SUMMARY],
  ])('%s leaves what a repair has stored since', async (_, summary) => {
    const fixture = aFixture();
    const { stash, plex, run } = fixture;
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary } });
    let entry: LedgerEntry | undefined;
    // Before the answer, which still shows the item as it was.
    plex.before('details', 1, () => (entry = repaired(fixture, id, key)));

    const record = await run();

    expect(entry).toBeDefined();
    expect(ledgerOf(fixture, id)).toEqual([entry]);
    expect(remains(fixture)).toEqual({ gaps: {}, pending: 0 });
    expect(record).toMatchObject({ status: 'complete', queued: 0, gaps: { 'stale-sync': 0 } });
  });

  it('keeps a gap open that a repair has left', async () => {
    const fixture = aFixture();
    const { stash, plex, run } = fixture;
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });
    await run({ modes: { 'stale-sync': 'report' } });
    plex.changeItem(key, { values: { summary: SUMMARY } });
    plex.before('details', 1, () => {
      const { machineIdentifier } = plex;
      const lease = fixture.store.leases.acquire('write', thisProcess());
      if ('heldBy' in lease) throw new Error('Nobody else writes.');
      const entry = { ...aLedgerEntry({}), machineIdentifier, sceneId: id, ratingKey: key };
      fixture.store.repair(lease).settle({
        ...{ machineIdentifier, ends: [], ledger: [entry], settled: [], matches: [], gaps: [] },
      });
    });

    await run({ at: later(1), modes: { 'stale-sync': 'report' } });

    expect(remains(fixture).gaps).toEqual({ 'stale-sync': 1 });
  });

  it('after a repair was done with it has the last word', async () => {
    const fixture = aFixture();
    const { stash, plex, run, found } = fixture;
    const id = addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'Edited after the repair.' } });
    repaired(fixture, id, key);

    await run();

    expect(found()).toEqual([`stale-sync ${id}`]);
    expect(remains(fixture)).toEqual({ gaps: { 'stale-sync': 1 }, pending: 1 });
    plex.changeItem(key, { values: { summary: SUMMARY } });
    await run({ at: later(1) });
    expect(ledgerOf(fixture, id)).toMatchObject([{ verifiedAt: later(1) }]);
    expect(remains(fixture)).toEqual({ gaps: {}, pending: 0 });
  });
});

describe('a page beyond the first two, read while those before are worked on,', () => {
  it('leaves what a repair has stored after it was read, and only that', async () => {
    const fixture = aFixture();
    const { stash, plex, run, found } = fixture;
    const added = Array.from({ length: 1010 }, (_, scene) => {
      const path = `/${scene}.mp4`;
      return {
        id: addScene(stash, path),
        key: addItem(plex, path, { values: { summary: 'Old.' } }),
      };
    });
    const [early, late] = [added[260], added[760]];
    if (!early || !late) throw new Error('There are as many.');
    // The first is in a page that is read already, the other in one that is not yet asked for.
    plex.before('details', 1, () => {
      repaired(fixture, early.id, early.key);
      repaired(fixture, late.id, late.key);
    });

    const record = await run();

    expect(record).toMatchObject({ status: 'complete', gaps: { 'stale-sync': 1009 } });
    expect(found()).not.toContain(`stale-sync ${early.id}`);
    expect(found()).toContain(`stale-sync ${late.id}`);
  });
});

describe('a scene that no listing of the run has', () => {
  it('is not called missing where a repair has found its item since', async () => {
    const fixture = aFixture();
    const { stash, plex, run } = fixture;
    const there = addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4');
    const id = addScene(stash, '/new.mp4');
    plex.before('details', 1, () => repaired(fixture, id, '999'));

    const record = await run();

    expect(record).toMatchObject({ status: 'complete', queued: 0, gaps: { missing: 0 } });
    expect(remains(fixture)).toEqual({ gaps: {}, pending: 0 });
    expect(ledgerOf(fixture, id)).toHaveLength(1);
    expect(ledgerOf(fixture, there)).toHaveLength(1);
    await run({ at: later(1) });
    expect(remains(fixture).gaps).toEqual({ missing: 1 });
  });

  it('is not called so either when the run was killed before, and goes on after the repair', async () => {
    const fixture = aFixture();
    const { stash, plex, run, store } = fixture;
    addScene(stash, '/a.mp4');
    // Found by its name, with a question to Plex after the last page of scenes.
    addItem(plex, '/moved/a.mp4');
    const id = addScene(stash, '/new.mp4');
    for (let diesAt = 1; !store.history.killed(); diesAt += 1) {
      await run({ diesAt }).catch(() => undefined);
    }
    repaired(fixture, id, '999');

    const record = await run();

    expect(record).toMatchObject({ resumes: 1, status: 'complete', gaps: { missing: 0 } });
  });
});
