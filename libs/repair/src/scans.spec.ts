import { plexWorld, rivalEdit } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  const sections = [
    { key: '1', title: 'Movies' },
    { key: '2', title: 'Others' },
  ];
  fixture = aFixture({ plex: plexWorld({ sections }) });
});

const scan = (key: string, refreshing: boolean) => {
  fixture.plex.changeSection(key, { refreshing });
};
const titleOf = (ratingKey: string) => fixture.plex.items.get(ratingKey)?.values.title;

describe('while Plex scans a library', () => {
  it('nothing is written there, and the others go on', async () => {
    const here = fixture.add({}, { sectionKey: '1' });
    const there = fixture.add({}, { sectionKey: '2' });
    fixture.enqueue(here.sceneId, there.sceneId);
    scan('1', true);

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: 1, ended: 'done' });
    expect(record.waiting).toEqual({ 'the library "Movies" is being scanned': 1 });
    expect(fixture.plex.writes.map(({ ratingKey }) => ratingKey)).toEqual([there.ratingKey]);
    expect(fixture.store.queue.dueCount(later(0))).toBe(0);
  });

  it('what waited for it is written afterwards, and was not counted as an attempt', async () => {
    const { sceneId, ratingKey } = fixture.add();
    fixture.enqueue(sceneId);
    scan('1', true);
    await fixture.drain();
    scan('1', false);

    const record = await fixture.drain({ at: later(0.1) });

    expect(record).toMatchObject({ written: 1, waiting: {} });
    expect(titleOf(ratingKey)).toBe('Scene 1');
  });

  it.each([
    ['a short scan is waited for', 5],
    ['a scan that has just ended is known', 4],
  ])('%s, and what it changed is seen', async (_, nth) => {
    const { sceneId, ratingKey } = fixture.add({}, { values: { summary: 'A summary.' } });
    fixture.enqueue(sceneId);
    scan('1', true);
    fixture.plex.before('sections', nth, () => {
      scan('1', false);
      rivalEdit(fixture.plex, ratingKey, { values: { summary: 'Of the agent.' } });
    });

    expect(await fixture.drain()).toMatchObject({ written: 1, waiting: {} });
    expect(fixture.plex.items.get(ratingKey)?.values.summary).toBe('A summary.');
    expect(fixture.plex.writes).toHaveLength(1);
  });

  it('a scan that goes on is waited for a few times in a drain, not for each batch', async () => {
    const all = Array.from({ length: 100 }, () => fixture.add());
    fixture.enqueue(...all.map(({ sceneId }) => sceneId));
    scan('1', true);

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: 0, ended: 'done' });
    expect(record.tookMs).toBeLessThanOrEqual(15_000);
    expect(fixture.plex.requests.filter(({ kind }) => kind === 'sections').length).toBeLessThan(15);
  });

  it('nothing is said to be not there', async () => {
    fixture.enqueue(fixture.add({}, null).sceneId);
    scan('1', true);

    const record = await fixture.drain();

    expect(record.waiting).not.toHaveProperty('not in Plex yet');
    expect(fixture.store.queue.counts().pending).toBe(1);
  });

  it('what is in line is done with', async () => {
    const { sceneId } = fixture.add();
    fixture.enqueue(sceneId);
    await fixture.drain();
    scan('1', true);
    fixture.enqueue(sceneId);

    expect(await fixture.drain({ at: later(1) })).toMatchObject({ inLine: 1, waiting: {} });
  });
});
