import type { RepairRecord } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { rivalEdit } from '@stash2plex/testing';
import { aFixture, later, NOW, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, n) => total + n, 0);

/** Every job stands somewhere in the report. */
function jobsIn({ written, inLine, kept, waiting, failed, dropped }: RepairRecord): number {
  return written + inLine + kept + sum(waiting) + sum(failed) + sum(dropped);
}

/** Scenes whose items are behind, and two that Plex does not have. */
function many(count: number): Fixture {
  const fixture = aFixture();
  const added = Array.from({ length: count }, () =>
    fixture.add({}, { values: { summary: 'Old.' } }),
  );
  const missing = [fixture.add({}, null), fixture.add({}, null)];
  fixture.enqueue(...[...added, ...missing].map(({ sceneId }) => sceneId));
  return fixture;
}

describe('what still waits when a drain ends', () => {
  it('is told by reason, and all jobs are accounted for', async () => {
    const fixture = many(50);
    fixture.enqueue('999');

    const record = await fixture.drain();

    expect(record).toMatchObject({
      ...{ written: 50, dropped: { 'deleted in Stash': 1 }, ended: 'done' },
    });
    expect(record.waiting).toEqual({ 'not in Plex yet': 2 });
    expect(jobsIn(record)).toBe(53);
  });

  it('counts what was put off by an earlier drain, and what this slice has left', async () => {
    const fixture = many(1);
    await fixture.drain();
    const more = Array.from({ length: 100 }, () => fixture.add().sceneId);
    fixture.enqueue(...more);

    const record = await fixture.drain({ sliceMs: 3_000 });

    expect(record.ended).toBe('slice-over');
    expect(record.waiting).toEqual({ 'not in Plex yet': 2, 'next slice': 100 - record.written });
    expect(record.written).toBeLessThan(100);
    expect(jobsIn(record)).toBe(102);
    expect(await fixture.drain()).toMatchObject({ waiting: { 'not in Plex yet': 2 } });
  });

  it('waits for Plex where that went away', async () => {
    const fixture = many(20);
    fixture.plex.before('write', 3, () => {
      fixture.plex.switches.down = true;
    });

    const record = await fixture.drain();

    expect(record).toMatchObject({ ended: 'plex-unreachable' });
    expect(record.waiting).toEqual({ 'Plex does not answer': 20, 'not in Plex yet': 2 });
    expect(jobsIn(record)).toBe(22);
  });

  it('says where too many failed, with those that are tried later beside it', async () => {
    const fixture = many(60);
    fixture.plex.switches.poisonTexts = ['A summary.'];

    const record = await fixture.drain();

    expect(record.ended).toBe('too-many-failures');
    expect(record.waiting).toMatchObject({ 'too many failures in a row': 22 });
    expect(jobsIn(record)).toBe(62);
  });

  it('is added up where a job was put off with the same words', async () => {
    const fixture = many(3);
    const repair = fixture.store.repair(fixture.lease());
    const [job] = repair.claim({ limit: 1, now: NOW, all: false });
    if (!job) throw new Error('nothing claimed');
    const because = 'next slice';
    const end = { status: 'waiting', job, notBefore: later(1), isCounted: false, because } as const;
    const none = { ledger: [], settled: [], matches: [], gaps: [] };
    repair.settle({ ...none, ends: [end], machineIdentifier: 'plex' });

    expect((await fixture.drain({ sliceMs: 0 })).waiting).toEqual({ 'next slice': 5 });
  });

  it('may be what could not be looked at', async () => {
    const fixture = many(2);
    fixture.plex.switches.html500 = true;
    fixture.plex.switches.faultsOn = ['listing'];

    const record = await fixture.drain();

    expect(record).toMatchObject({ ended: 'done', waiting: { 'Plex could not be asked': 4 } });
  });
});

describe('fields that are left as they are', () => {
  it('are told one by one, with what Plex has and what it should have', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = fixture.add({ title: 'A long title' });
    fixture.plex.switches.alters = { title: (title) => title.slice(0, 6) };
    fixture.enqueue(sceneId);

    const first = await fixture.drain();

    const one = { sceneId, ratingKey, title: 'A long title', path: '/data/1.mp4' };
    const title = { field: 'title', because: 'refused', observed: 'A long' };
    expect(first.leftFields).toEqual([{ ...one, ...title, desired: 'A long title' }]);
    rivalEdit(fixture.plex, ratingKey, { values: { summary: 'Mine' } });
    fixture.enqueue(sceneId);
    const second = await fixture.drain({ at: later(1), preserveEdits: true });
    expect(second).toMatchObject({ kept: 1, keptFields: { summary: 1 }, leftFieldsOmitted: 0 });
    expect(second.leftFields).toEqual([
      { ...one, ...title, desired: 'A long title' },
      { ...one, field: 'summary', because: 'kept', observed: 'Mine', desired: 'A summary.' },
    ]);
  });

  it('are only counted beyond some hundred', async () => {
    const fixture = aFixture();
    fixture.plex.switches.ignoreEdits = true;
    const added = Array.from({ length: 70 }, () => fixture.add());
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    const record = await fixture.drain();

    // Title, summary and date of each.
    expect(record.leftFields).toHaveLength(200);
    expect(record.leftFieldsOmitted).toBe(10);
    expect(sum(record.refused)).toBe(210);
  });
});

it('keeps the figures of a repair, without the fields one by one', async () => {
  const fixture = many(1);
  fixture.plex.switches.alters = { title: () => 'Other' };

  const { leftFields, leftFieldsOmitted, errors, ...figures } = await fixture.drain();

  expect([leftFields.length, leftFieldsOmitted, errors]).toEqual([1, 0, []]);
  expect(figures).toMatchObject({ startedAt: NOW, finishedAt: NOW, written: 1 });
  expect(fixture.store.status().repairs).toEqual([figures]);
});
