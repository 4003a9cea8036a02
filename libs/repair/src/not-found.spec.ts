import { renewKey } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, NOW, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const DAY = 24;
const minutes = (count: number) => later(count / 60);

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

/** Scenes that Plex does not have, found so now. */
async function lost(count = 1): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => fixture.add({}, null).sceneId);
  fixture.enqueue(...ids);
  expect(await fixture.drain()).toMatchObject({ waiting: { 'not in Plex yet': count } });
  return ids;
}

const arrives = (path = '/data/1.mp4') => fixture.plex.addItem({ parts: [{ path, size: 1000 }] });
const status = (at = NOW) => fixture.store.status(at);
const attemptsOf = (at: Date) => {
  const repair = fixture.store.repair(fixture.lease());
  return repair.claim({ limit: 99, now: at, all: true }).map(({ attempts }) => attempts);
};

describe('a scene that Plex does not have', () => {
  it('is looked for on its own schedule, at no cost of attempts, and found when it has come', async () => {
    await lost();
    const looks: (Date | undefined)[] = [];
    for (const at of [2, 5, 10, 20, 40, 90]) {
      looks.push(status().nextReadyAt);
      await fixture.drain({ at: minutes(at) });
    }
    const { ratingKey } = arrives();

    expect(looks).toEqual([2, 5, 10, 20, 40, 90].map((at) => minutes(at)));
    expect(await fixture.drain({ at: later(3) })).toMatchObject({ written: 1, waiting: {} });
    expect(fixture.plex.items.get(ratingKey)?.values.title).toBe('Scene 1');
  });

  it('costs no attempts, however often it is looked for', async () => {
    await lost(30);
    for (const at of [2, 5, 10, 20]) await fixture.drain({ at: minutes(at) });

    expect(new Set(attemptsOf(minutes(20)))).toEqual(new Set([0]));
    expect(fixture.store.outages.recent(9)).toEqual([]);
  });

  it('is told of: how many there are, since when, and when the next look is', async () => {
    await lost(2);
    fixture.enqueue(fixture.add({}, null).sceneId);
    await fixture.drain({ at: minutes(1) });

    expect(status().notFound).toEqual({ scenes: 3, since: NOW, nextLookAt: minutes(2) });
    for (const path of [1, 2, 3]) arrives(`/data/${path}.mp4`);
    await fixture.drain({ at: later(1) });
    expect(status().notFound).toBeUndefined();
  });

  it('is looked for by hand without losing its place in the schedule', async () => {
    await lost();

    const record = await fixture.drain({ at: minutes(1), isByHand: true });

    expect(record).toMatchObject({ waiting: { 'not in Plex yet': 1 } });
    expect(status().notFound).toMatchObject({ since: NOW, nextLookAt: minutes(2) });
  });

  it('keeps its time through a look that cannot tell', async () => {
    await lost();
    fixture.plex.switches.html500 = true;
    fixture.plex.switches.faultsOn = ['listing'];
    fixture.plex.touch('1');

    await fixture.drain({ at: minutes(2) });

    expect(status().notFound).toMatchObject({ scenes: 1, since: NOW });
    expect(status().queue).toEqual({ pending: 1, leased: 0, dead: 0 });
  });

  it('waits a minute where a library is being scanned, and that is no look', async () => {
    await lost();
    fixture.plex.changeSection('1', { refreshing: true });

    const record = await fixture.drain({ at: minutes(2) });

    expect(record.waiting).toEqual({ 'the library "Movies" is being scanned': 1 });
    expect(status().notFound).toEqual({ scenes: 1, since: NOW, nextLookAt: minutes(3) });
  });

  it('is one whose item is in the trash, and is there again when that comes back', async () => {
    const { sceneId, ratingKey } = fixture.add();
    fixture.plex.changeItem(ratingKey, { deletedAt: NOW });
    fixture.enqueue(sceneId);

    expect(await fixture.drain()).toMatchObject({ waiting: { 'not in Plex yet': 1 } });
    fixture.plex.changeItem(ratingKey, { deletedAt: undefined });
    expect(await fixture.drain({ at: minutes(2) })).toMatchObject({ written: 1 });
  });

  it('is found by its path when its item has another key', async () => {
    const { sceneId, ratingKey } = fixture.add();
    fixture.enqueue(sceneId);
    await fixture.drain();
    fixture.plex.changeItem(ratingKey, { deletedAt: NOW });
    fixture.stash.updateScene(sceneId, { title: 'Edited' });
    fixture.enqueue(sceneId);
    await fixture.drain({ at: minutes(1) });
    fixture.plex.changeItem(ratingKey, { deletedAt: undefined });
    renewKey(fixture.plex, ratingKey);

    expect(await fixture.drain({ at: minutes(4) })).toMatchObject({ written: 1, waiting: {} });
    expect([...fixture.plex.items.values()].map(({ values }) => values.title)).toEqual(['Edited']);
  });

  it('leaves the queue when it is destroyed in Stash', async () => {
    const [sceneId = ''] = await lost();
    fixture.stash.destroyScene(sceneId);

    expect(await fixture.drain({ at: minutes(2) })).toMatchObject({
      dropped: { 'deleted in Stash': 1 },
    });
    expect(status().queue).toEqual({ pending: 0, leased: 0, dead: 0 });
  });
});

describe('a scene that Plex has not had for so many days', () => {
  const give = { notFound: { days: 3 } };

  it('is given up, with the reason and what to do', async () => {
    await lost();

    expect(await fixture.drain({ at: later(3 * DAY - 1), ...give })).toMatchObject({ failed: {} });
    const record = await fixture.drain({ at: later(3 * DAY), ...give });

    const [reason = ''] = Object.keys(record.failed);
    expect(reason).toMatch(
      /^not in Plex for 3 days \(setting not_found_days\).*Retry Dead Letters$/,
    );
    expect(status()).toMatchObject({ notFound: undefined, queue: { pending: 0, dead: 1 } });
  });

  it('is none of the failures that end a drain, however many there are', async () => {
    await lost(50);
    const { sceneId } = fixture.add();
    fixture.enqueue(sceneId);

    const record = await fixture.drain({ at: later(3 * DAY), ...give });

    expect(record).toMatchObject({ ended: 'done', written: 1 });
    expect(status().queue).toMatchObject({ dead: 50 });
  });

  it('is looked for from the beginning again once it is edited, or somebody tries it again', async () => {
    const [sceneId = ''] = await lost();
    await fixture.drain({ at: later(3 * DAY), ...give });

    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(4 * DAY), ...give });
    expect(status().notFound).toMatchObject({ since: later(4 * DAY) });
    await fixture.drain({ at: later(8 * DAY), ...give });
    fixture.store.queue.retryDead(later(9 * DAY));
    await fixture.drain({ at: later(9 * DAY), ...give });
    expect(status().notFound).toMatchObject({ since: later(9 * DAY) });
  });
});

it('an edit of a scene that Plex does not have is a reason to look at once', async () => {
  const [sceneId = ''] = await lost();
  await fixture.drain({ at: later(2 * DAY) });
  arrives();
  fixture.enqueue(sceneId);

  expect(await fixture.drain({ at: later(2 * DAY + 0.1) })).toMatchObject({ written: 1 });
});

describe('where nobody is to wait for what Plex does not have', () => {
  it('it is dropped, counted, and no failure', async () => {
    const ids = [fixture.add({}, null).sceneId, fixture.add().sceneId];
    fixture.enqueue(...ids);

    const record = await fixture.drain({ notFound: { skips: true, asksForScans: true } });

    expect(record).toMatchObject({ written: 1, waiting: {}, failed: {}, scansAsked: 0 });
    expect(record.dropped).toEqual({ 'not in Plex': 1 });
    expect(status().queue).toEqual({ pending: 0, leased: 0, dead: 0 });
  });

  it('what is not known to be absent stays', async () => {
    fixture.enqueue(fixture.add({}, null).sceneId);
    fixture.plex.switches.html500 = true;
    fixture.plex.switches.faultsOn = ['listing'];

    expect(await fixture.drain({ notFound: { skips: true } })).toMatchObject({ dropped: {} });
    expect(status().queue).toMatchObject({ pending: 1 });
  });
});
