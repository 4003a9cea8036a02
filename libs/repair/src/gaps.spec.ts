import type { Gap } from '@stash2plex/core';
import { aPair, anItem, renewKey, rivalEdit } from '@stash2plex/testing';
import { thisProcess } from '@stash2plex/state';
import { describe, expect, it } from 'vitest';
import { aFixture, later, NOW, useServers, type Fixture } from './drain.fixture.ts';

useServers();

/** A run that found these gaps; they stand as `detector ratingKey`, without item as `detector`. */
function open(fixture: Fixture, sceneId: string, ...gaps: readonly string[]): void {
  const { store } = fixture;
  const lease = store.leases.acquire('reconcile', thisProcess());
  if ('heldBy' in lease) throw new Error('No run goes on here.');
  const sink = store.runSink(lease);
  sink.start({
    ...{
      id: `run ${store.history.recent(99).length}`,
      rule: 'manual',
      scope: 'all',
      trigger: 'manual',
      dryRun: false,
    },
    ...{ startedAt: NOW, stashLife: undefined, resetsTimers: undefined },
  });
  const { plan, counts, cursor } = aPageOf(gaps.map((gap) => aGap(sceneId, gap)));
  const none = { settled: [], ledger: [], matches: [], withdrawn: [], traces: [] };
  sink.commitPage({ ...none, plan, counts, cursor, requests: { stash: 0, plex: 0 } });
  store.leases.release(lease);
}

function aPageOf(gaps: readonly Gap[]) {
  return {
    plan: { jobs: [], skipped: [], gaps, inLine: [] },
    counts: {
      ...{ scenesChecked: 1, gaps: {}, queued: 0, skipped: {}, withdrawn: 0 },
      ...{ matched: 1, withoutFiles: 0, unknown: 0 },
    },
    cursor: {
      ...({ phase: 'scenes', after: '0', settingsHash: '', machineIdentifier: 'plex' } as const),
      ...{ builds: [], listedAt: NOW.toISOString(), matchedBefore: {}, vanished: 0, guards: [] },
    },
  };
}

function aGap(sceneId: string, gap: string): Gap {
  const [detector = '', ratingKey] = gap.split(' ');
  const pair = aPair({ scene: { id: sceneId }, observed: 'absent' });
  if (!ratingKey) return { detector, messageId: 'any', pair };
  const observed = { status: 'present', item: anItem({ ratingKey }) } as const;
  return { detector, messageId: 'any', pair: { ...pair, observed } };
}

const openGaps = ({ store }: Fixture) => store.status().openGaps;

function aStaleOne(fixture = aFixture()) {
  const added = fixture.add({}, { values: { summary: 'Old' } });
  fixture.enqueue(added.sceneId);
  return { fixture, ...added };
}

describe('the open gaps of a scene whose job is done', () => {
  it('are closed, those of its old keys and that it was missing included', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    open(fixture, sceneId, `stale-sync ${ratingKey}`, `drift ${ratingKey}`, 'drift 999', 'missing');
    open(fixture, '77', 'stale-sync 100');

    expect(await fixture.drain()).toMatchObject({ written: 1 });

    expect(openGaps(fixture)).toEqual({ 'stale-sync': 1 });
  });

  it('are closed as well where Plex had everything already', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    await fixture.drain();
    open(fixture, sceneId, `stale-sync ${ratingKey}`);
    fixture.enqueue(sceneId);

    expect(await fixture.drain()).toMatchObject({ inLine: 1 });

    expect(openGaps(fixture)).toEqual({});
  });

  it('stay where their detector finds them still, as Plex and Stash are now', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne(
      aFixture({
        detect: ({ observed, ledger }) =>
          observed.status === 'present' && observed.item.values.summary === 'A summary.'
            ? ['odd-title', ...(ledger?.fields.summary ? [] : ['unknown-summary'])]
            : [],
      }),
    );
    open(fixture, sceneId, `stale-sync ${ratingKey}`, `odd-title ${ratingKey}`);
    open(fixture, sceneId, `unknown-summary ${ratingKey}`);

    await fixture.drain();

    expect(openGaps(fixture)).toEqual({ 'odd-title': 1 });
  });

  it('stay where the edit in Plex is to stay', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    await fixture.drain();
    rivalEdit(fixture.plex, ratingKey, { values: { summary: 'Theirs' } });
    open(fixture, sceneId, `drift ${ratingKey}`, `stale-sync ${ratingKey}`);
    fixture.enqueue(sceneId);

    expect(await fixture.drain({ at: later(1), preserveEdits: true })).toMatchObject({ kept: 1 });

    expect(openGaps(fixture)).toEqual({ drift: 1 });
  });

  it('are no gaps any more where Plex would not take the value', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    fixture.plex.switches.alters = { title: (title) => title.slice(0, 5) };
    open(fixture, sceneId, `stale-sync ${ratingKey}`);

    expect(await fixture.drain()).toMatchObject({ refused: { title: 1 } });

    expect(openGaps(fixture)).toEqual({});
  });

  it('stay when the scene was edited while it was written', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    open(fixture, sceneId, `stale-sync ${ratingKey}`);
    const seen: unknown[] = [];
    fixture.plex.before('write', 1, () => {
      fixture.stash.updateScene(sceneId, { title: 'Meanwhile' });
      fixture.enqueue(sceneId);
      fixture.plex.before('write', 1, () => seen.push(openGaps(fixture)));
    });

    await fixture.drain();

    expect(seen).toEqual([{ 'stale-sync': 1 }]);
    expect(openGaps(fixture)).toEqual({});
  });
});

describe('the open gaps of a scene', () => {
  it('that was deleted in Stash are closed', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    open(fixture, sceneId, `stale-sync ${ratingKey}`);
    fixture.stash.destroyScene(sceneId);

    expect(await fixture.drain()).toMatchObject({ dropped: { 'deleted in Stash': 1 } });

    expect(openGaps(fixture)).toEqual({});
  });

  it('that has an item by now lose that it was missing, though it could not be written', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    fixture.plex.switches.poisonEdits = [ratingKey];
    open(fixture, sceneId, 'missing', `stale-sync ${ratingKey}`);

    expect(await fixture.drain()).toMatchObject({ written: 0 });

    expect(openGaps(fixture)).toEqual({ 'stale-sync': 1 });
  });

  it('that Plex does not have yet stay', async () => {
    const fixture = aFixture();
    const { sceneId } = fixture.add({}, null);
    fixture.enqueue(sceneId);
    open(fixture, sceneId, 'missing');

    await fixture.drain();

    expect(openGaps(fixture)).toEqual({ missing: 1 });
  });

  it('whose item has a new key are closed under the old one', async () => {
    const { fixture, sceneId, ratingKey } = aStaleOne();
    open(fixture, sceneId, `stale-sync ${ratingKey}`);
    renewKey(fixture.plex, ratingKey);

    expect(await fixture.drain()).toMatchObject({ written: 1 });

    expect(openGaps(fixture)).toEqual({});
  });
});
