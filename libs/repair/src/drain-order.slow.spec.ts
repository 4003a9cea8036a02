import { renewKey } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const OLD = { values: { title: 'old' } };

function addMany(fixture: Fixture, count: number) {
  return Array.from({ length: count }, () => fixture.add({}, OLD));
}
const titles = ({ plex }: Fixture) => [...plex.items.values()].map(({ values }) => values.title);

describe('jobs that cannot be done now', () => {
  it('do not stand in front of others, and wait as they were', async () => {
    const fixture = aFixture();
    const missing = Array.from({ length: 50 }, () => fixture.add({}, null));
    const last = fixture.add({ title: 'Old' });
    fixture.enqueue(last.sceneId);
    await fixture.drain();
    fixture.plex.addSection({ title: 'Broken' });
    fixture.plex.switches.failPage = { page: 1, times: Number.POSITIVE_INFINITY };
    fixture.stash.updateScene(last.sceneId, { title: 'New' });
    fixture.enqueue(...[...missing, last].map(({ sceneId }) => sceneId));

    const record = await fixture.drain({ at: later(1) });

    expect(record).toMatchObject({ written: 1, ended: 'done' });
    expect(record.waiting).toEqual({ 'Plex could not be asked': 50 });
    expect(fixture.store.queue.counts()).toEqual({ pending: 50, leased: 0, dead: 0 });
    expect(fixture.store.queue.dueCount(later(1))).toBe(50);
  });
});

describe('a batch', () => {
  it.each([
    [2, 10],
    [8, 40],
    [50, 40],
  ])('at %i writes a second is of five seconds and 40 jobs at most: %i', async (rate, jobs) => {
    const fixture = aFixture();
    fixture.enqueue(...addMany(fixture, 3).map(({ sceneId }) => sceneId));
    const limits = new Set<number>();

    await fixture.drain({
      rate,
      around: (parts) => {
        const claim: typeof parts.store.claim = (wish) => {
          limits.add(wish.limit);
          return parts.store.claim(wish);
        };
        return { ...parts, store: { ...parts.store, claim } };
      },
    });

    expect([...limits]).toEqual([jobs]);
  });
});

describe('items that Plex refuses', () => {
  it('end a drain when they are many in a row', async () => {
    const fixture = aFixture();
    const added = addMany(fixture, 60);
    fixture.plex.switches.poisonEdits = added.slice(5, 45).map(({ ratingKey }) => ratingKey);
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    expect(await fixture.drain()).toMatchObject({ ended: 'too-many-failures', written: 5 });
  });

  it('end none when others go well between them, however many they are', async () => {
    const fixture = aFixture();
    const added = addMany(fixture, 90);
    const bad = added.filter((_, index) => index % 3 > 0);
    fixture.plex.switches.poisonEdits = bad.map(({ ratingKey }) => ratingKey);
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    expect(await fixture.drain()).toMatchObject({ ended: 'done', written: 30 });
  });

  it('open no breaker and no outage', async () => {
    const fixture = aFixture();
    const added = addMany(fixture, 12);
    fixture.plex.switches.poisonEdits = added.slice(0, 10).map(({ ratingKey }) => ratingKey);
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    expect(await fixture.drain()).toMatchObject({ ended: 'done', written: 2 });
    expect(fixture.store.repair(fixture.lease()).lastOutage()).toBeUndefined();
  });
});

describe('an item that Plex cannot show', () => {
  it('waits with that reason, uncounted, and stops nobody', async () => {
    const fixture = aFixture();
    const added = addMany(fixture, 50);
    fixture.plex.switches.poisonIds = [added[10]?.ratingKey ?? ''];
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    const waiting = { 'Plex cannot show its item': 1 };
    expect(await fixture.drain()).toMatchObject({ written: 49, waiting, ended: 'done' });
    expect(fixture.store.queue.waiting(later(0))).toEqual({ due: 0, backoff: 1, byError: waiting });
    expect(fixture.store.repair(fixture.lease()).lastOutage()).toBeUndefined();

    for (let hour = 1; hour < 9; hour += 1) await fixture.drain({ at: later(hour) });
    expect(fixture.store.queue.counts()).toEqual({ pending: 1, leased: 0, dead: 0 });
    fixture.plex.switches.poisonIds = [];
    expect(await fixture.drain({ at: later(9) })).toMatchObject({ written: 1, waiting: {} });
  });
});

describe('an item that Plex always refuses', () => {
  /** One bad item among three; returns when each attempt was made, in hours from the first. */
  async function attemptAll(fixture: Fixture, ratingKey: string) {
    const hours: number[] = [];
    fixture.plex.switches.poisonEdits = [ratingKey];
    for (let minutes = 0; minutes < 24 * 60; minutes += 1) {
      const at = later(minutes / 60);
      if (fixture.store.queue.dueCount(at) === 0) continue;
      hours.push(minutes);
      await fixture.drain({ at });
    }
    return hours;
  }

  it('is tried five times, later each time, then put aside with what Plex said, until its scene is edited', async () => {
    const fixture = aFixture();
    const added = addMany(fixture, 3);
    const bad = added[1];
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));

    const minutes = await attemptAll(fixture, bad?.ratingKey ?? '');

    // Half of the span at least, and the other half at random (here: a half of it).
    expect(minutes).toEqual([0, 1, 3, 6, 12]);
    expect(fixture.store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 1 });
    expect(fixture.store.status().deadReasons).toEqual({
      [`Plex answered 500 to the edit of item ${bad?.ratingKey} (title, summary, originallyAvailableAt): it has too much to do, or does not take one of these values.`]: 1,
    });

    fixture.plex.switches.poisonEdits = [];
    fixture.stash.updateScene(bad?.sceneId ?? '', { title: 'Edited' });
    fixture.enqueue(bad?.sceneId ?? '');
    expect(await fixture.drain({ at: later(25) })).toMatchObject({ written: 1 });
    expect(titles(fixture)).toContain('Edited');
  });

  it('has no attempt counted for an outage', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = fixture.add({}, OLD);
    fixture.enqueue(sceneId);
    fixture.plex.switches.down = true;
    for (let hour = 0; hour < 10; hour += 1)
      await fixture.drain({ at: later(hour), isByHand: true });
    fixture.plex.switches.down = false;
    fixture.plex.switches.poisonEdits = [ratingKey];

    for (let hour = 10; hour < 14; hour += 1)
      await fixture.drain({ at: later(hour), isByHand: true });
    expect(fixture.store.queue.counts()).toMatchObject({ pending: 1, dead: 0 });
    await fixture.drain({ at: later(14), isByHand: true });
    expect(fixture.store.queue.counts()).toMatchObject({ pending: 0, dead: 1 });
  });
});

describe('an outage', () => {
  it.each(['unauthorized', 'forbidden'] as const)(
    'is over when Plex answers, be it with a no (%s)',
    async (no) => {
      const fixture = aFixture();
      const outage = () => fixture.store.repair(fixture.lease()).lastOutage();
      const added = addMany(fixture, 10);
      fixture.enqueue(...added.map(({ sceneId }) => sceneId));
      fixture.plex.before('write', 1, () => {
        fixture.plex.switches.down = true;
      });
      await fixture.drain();
      expect(outage()).toMatchObject({ endedAt: undefined });

      Object.assign(fixture.plex.switches, { down: false, [no]: true });
      await fixture.drain({ at: later(1), isByHand: true }).catch(() => undefined);
      Object.assign(fixture.plex.switches, { [no]: false });
      await fixture.drain({ at: later(2), isByHand: true });

      expect(outage()?.endedAt).toEqual(later(1));
    },
  );
});

describe('a key that is renewed after the library was listed', () => {
  it('keeps the job until its item is found under the new one', async () => {
    const fixture = aFixture();
    const { plex } = fixture;
    plex.addSection({ title: 'Copies' });
    const added = addMany(fixture, 50);
    const parts = [{ path: '/data/50.mp4', size: 1000 }];
    const copy = plex.addItem({ parts, sectionKey: '2', ...OLD });
    fixture.enqueue(...added.map(({ sceneId }) => sceneId));
    plex.before('write', 2, () => renewKey(plex, copy.ratingKey));

    const first = await fixture.drain();
    expect(first).toMatchObject({ written: 49, waiting: { 'Plex could not be asked': 1 } });
    expect(await fixture.drain()).toMatchObject({ written: 1, waiting: {} });

    expect(titles(fixture)).not.toContain('old');
  });
});

describe('an edit of which one part lands and another is refused', () => {
  it('is known as ours: with edits preserved, it follows Stash', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = fixture.add({
      title: 'First',
      details: `BAD ${'x'.repeat(8000)}`,
    });
    fixture.plex.switches.poisonTexts = ['BAD'];
    fixture.plex.changeItem(ratingKey, { values: { title: '' } });
    fixture.enqueue(sceneId);
    expect((await fixture.drain({ preserveEdits: true })).written).toBe(0);
    expect(titles(fixture)).toEqual(['First']);

    fixture.stash.updateScene(sceneId, { title: 'Second', details: 'Good.' });
    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1), preserveEdits: true });

    expect(titles(fixture)).toEqual(['Second']);
  });
});

describe('a slice', () => {
  it('leaves nothing claimed behind, at whatever look at the clock it is over', async () => {
    const ends = new Set<string>();
    for (let looks = 1; looks <= 12; looks += 1) {
      const fixture = aFixture();
      fixture.enqueue(...addMany(fixture, 3).map(({ sceneId }) => sceneId));
      let now = 0;
      const realNow = () => (now += 1);

      const { ended } = await fixture.drain({
        ...{ rate: 1, sliceMs: looks },
        around: (parts) => ({ ...parts, realNow }),
      });

      ends.add(ended);
      expect(fixture.store.queue.counts().leased, `over at look ${looks}`).toBe(0);
    }
    expect([...ends].toSorted()).toEqual(['done', 'slice-over']);
  });
});
