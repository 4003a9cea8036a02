import { describe, expect, it } from 'vitest';
import { aFixture, later, NOW, useServers } from './drain.fixture.ts';

useServers();

const OLD = { values: { title: 'old' } };

/** One scene behind an item that this is done to; what the queue says of it after one drain. */
async function faultsAfter(spoil: (fixture: ReturnType<typeof aFixture>, key: string) => void) {
  const fixture = aFixture();
  const { sceneId, ratingKey } = fixture.add({}, OLD);
  fixture.enqueue(sceneId);
  spoil(fixture, ratingKey);
  await fixture.drain();
  return { fixture, sceneId, faults: fixture.store.queue.serverFaults() };
}

describe('a job that fails', () => {
  it('may do so for the server where that answers 500, though it answers others', async () => {
    const { sceneId, faults } = await faultsAfter(({ plex }, key) => {
      plex.switches.poisonEdits = [key];
    });

    expect(faults).toEqual([{ sceneId, at: NOW }]);
  });

  it('may do so for the server where that cannot show the item', async () => {
    const { sceneId, faults } = await faultsAfter(({ plex }, key) => {
      plex.switches.poisonIds = [key];
    });

    expect(faults).toEqual([{ sceneId, at: NOW }]);
  });

  it('waits for the item, not for the server, where Plex has none', async () => {
    const { faults } = await faultsAfter(({ plex }, key) => {
      plex.removeItem(key);
    });

    expect(faults).toEqual([]);
  });

  it("is none of the server's once it has become due and is done", async () => {
    const { fixture, sceneId } = await faultsAfter(({ plex }, key) => {
      plex.switches.poisonEdits = [key];
    });
    fixture.plex.switches.poisonEdits = [];

    expect(fixture.store.queue.makeDue([sceneId], NOW)).toBe(1);
    expect(await fixture.drain()).toMatchObject({ written: 1 });

    expect(fixture.store.queue.serverFaults()).toEqual([]);
  });
});

describe('an outage of 41 minutes', () => {
  it('is one, and whatever was queued before and in it is done at the next drain', async () => {
    const fixture = aFixture();
    const first = fixture.add({}, OLD);
    fixture.enqueue(first.sceneId);
    fixture.plex.switches.down = true;
    const at = (minute: number) => later(minute / 60);
    for (let minute = 0; minute <= 38; minute += 2) {
      const { sceneId } = fixture.add({}, OLD);
      fixture.enqueue(sceneId);
      expect(await fixture.drain({ at: at(minute) })).toMatchObject({ ended: 'plex-unreachable' });
    }
    fixture.plex.switches.down = false;

    expect(await fixture.drain({ at: at(41) })).toMatchObject({ written: 21, waiting: {} });

    expect(fixture.store.outages.recent()).toMatchObject([
      { startedAt: NOW, endedAt: at(41), jobs: 21 },
    ]);
    expect(fixture.store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  });
});
