import { renewKey, rotateKeys } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

/** Scenes that were repaired, so that their library is indexed, and edited since. */
async function indexed(count = 3) {
  const added = Array.from({ length: count }, () => fixture.add());
  const ids = added.map(({ sceneId }) => sceneId);
  fixture.enqueue(...ids);
  await fixture.drain();
  for (const id of ids) fixture.stash.updateScene(id, { title: `Edited ${id}` });
  fixture.enqueue(...ids);
  const keys = added.map(({ ratingKey }) => ratingKey);
  return { ids, keys, first: { sceneId: ids[0] ?? '', ratingKey: keys[0] ?? '' } };
}

function titlesByPath(): Record<string, string> {
  const items = [...fixture.plex.items.values()];
  const titles = items.map(({ media, values }) => [media[0]?.parts[0]?.path ?? '', values.title]);
  return Object.fromEntries(titles) as Record<string, string>;
}

const ALL_EDITED = {
  '/data/1.mp4': 'Edited 1',
  '/data/2.mp4': 'Edited 2',
  '/data/3.mp4': 'Edited 3',
};

const listingsSince = (before: number) =>
  fixture.plex.requests.slice(before).filter(({ kind }) => kind === 'listing').length;

describe('keys that name items of other files by now', () => {
  it.each([
    ['Plex tells that its library has changed', true],
    ['Plex tells nothing of it', false],
  ])('are not trusted: each scene is found by its path (%s)', async (_, isTold) => {
    const { keys } = await indexed();
    rotateKeys(fixture.plex, keys);
    if (isTold) fixture.plex.touch('1');

    const record = await fixture.drain({ at: later(1) });

    expect(record).toMatchObject({ written: 3, waiting: {}, dropped: {}, ended: 'done' });
    expect(titlesByPath()).toEqual(ALL_EDITED);
  });

  it('are noticed as late as in the read right before the edit', async () => {
    const { keys } = await indexed();
    fixture.plex.touch('1');
    fixture.plex.before('details', 1, () => {
      rotateKeys(fixture.plex, keys);
    });

    await fixture.drain({ at: later(1) });
    expect(fixture.plex.writes).toHaveLength(3);
    await fixture.drain({ at: later(3) });

    expect(titlesByPath()).toEqual(ALL_EDITED);
  });
});

describe('keys that are gone', () => {
  it('cost one new listing in a drain, however many they are', async () => {
    const { keys } = await indexed(100);
    for (const key of keys) renewKey(fixture.plex, key);
    const before = fixture.plex.requests.length;

    expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 100, waiting: {} });
    expect(listingsSince(before)).toBeLessThanOrEqual(2);
  });

  it('and have no successor are not in Plex, once a whole listing of this drain says so', async () => {
    const { first } = await indexed();
    fixture.plex.removeItem(first.ratingKey);
    const before = fixture.plex.requests.length;

    const record = await fixture.drain({ at: later(1) });

    expect(record).toMatchObject({ written: 2, waiting: { 'not in Plex yet': 1 } });
    expect(listingsSince(before)).toBeGreaterThan(0);
  });

  it.each([
    ['that listing is not whole', 'listing'],
    ['the library was being scanned before', 'before'],
    ['a scan begins with it', 'details'],
  ])('are not said to be not there where %s', async (_, when) => {
    const { plex } = fixture;
    const { first } = await indexed();
    const go = () => {
      plex.removeItem(first.ratingKey);
      if (when !== 'listing') plex.changeSection('1', { refreshing: true });
    };
    if (when === 'details') plex.before('details', 1, go);
    else go();
    if (when === 'listing') plex.switches.failPage = { page: 1, times: 100 };

    const record = await fixture.drain({ at: later(1) });

    expect(record.waiting).not.toHaveProperty('not in Plex yet');
    expect(fixture.store.queue.counts().pending).toBeGreaterThan(0);
  });
});

describe('an item that an earlier run matched to another scene', () => {
  it('is written where that one is gone', async () => {
    const { ids } = await indexed(2);
    const [source = '', destination = ''] = ids;
    fixture.stash.mergeScenes([source], destination);
    fixture.enqueue(destination);

    expect(await fixture.drain({ at: later(1) })).toMatchObject({
      ...{ written: 1, dropped: { 'deleted in Stash': 1 } },
    });
    expect(titlesByPath()).toEqual({ '/data/1.mp4': 'Edited 2', '/data/2.mp4': 'Edited 2' });
  });

  it.each([
    ['in one drain', 2],
    ['one after the other', 1],
  ])('is nobody to write where both have its file (%s)', async (how, dropped) => {
    const { first } = await indexed(1);
    if (how !== 'in one drain') await fixture.drain();
    const title = fixture.plex.items.get(first.ratingKey)?.values.title;
    const before = fixture.plex.writes.length;
    const rival = fixture.add({ files: [{ path: '/data/1.mp4', size: 1000 }] }, null);
    fixture.enqueue(rival.sceneId);

    const record = await fixture.drain({ at: later(1) });

    expect(record).toMatchObject({ written: 0, dropped: { ambiguous: dropped } });
    expect(fixture.plex.writes).toHaveLength(before);
    expect(fixture.plex.items.get(first.ratingKey)?.values.title).toBe(title);
  });
});
