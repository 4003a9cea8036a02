import { LeaseLostError, type QueueCounts, type RepairRecord } from '@stash2plex/core';
import type { PlexSwitches } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, desiredOf, later, NOW, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const SCENES = 60;

function many(count = SCENES) {
  const fixture = aFixture();
  const values = { title: 'old', genre: ['Left over'] };
  const tags = [fixture.stash.addTag('A tag')];
  const added = Array.from({ length: count }, () => fixture.add({ tags }, { values }));
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  return { ...fixture, added };
}

function total(records: readonly RepairRecord[]): number {
  return records.reduce((sum, { written, inLine, kept }) => sum + written + inLine + kept, 0);
}

async function expectAllInLine(fixture: Fixture & ReturnType<typeof many>) {
  for (const { sceneId } of fixture.added) {
    const { title } = await desiredOf(fixture, sceneId);
    const items = [...fixture.plex.items.values()].filter(({ values }) => values.title === title);
    expect(items).toHaveLength(1);
    expect(items[0]?.values.genre).toEqual(['A tag']);
  }
}

/** Drains until nothing is left, an hour at a time. */
async function untilDone(fixture: Fixture): Promise<RepairRecord[]> {
  const records: RepairRecord[] = [];
  const isLeft = ({ pending, leased }: QueueCounts) => pending + leased > 0;
  for (let hour = 1; isLeft(fixture.store.queue.counts()) && hour < 40; hour += 1) {
    records.push(await fixture.drain({ at: later(hour) }));
  }
  return records;
}

describe('a Plex that goes away', () => {
  it('leaves every job as it was, is left alone after five failures, and is one outage', async () => {
    const fixture = many(20);
    const { plex, store, lease } = fixture;
    plex.before('write', 3, () => {
      plex.switches.down = true;
    });

    const first = await fixture.drain();
    expect(first).toMatchObject({ ended: 'plex-unreachable', failed: {} });
    expect(store.queue.counts()).toMatchObject({ leased: 0, dead: 0 });

    expect(store.repair(lease()).lastOutage()).toMatchObject({ endedAt: undefined });
    const asked = plex.requests.length;
    expect(await fixture.drain()).toMatchObject({ ended: 'plex-unreachable' });
    expect(plex.requests.length - asked).toBeLessThanOrEqual(1);

    plex.switches.down = false;
    const second = await fixture.drain({ at: later(0.7), isByHand: true });
    expect(total([first, second])).toBeGreaterThanOrEqual(20);
    await expectAllInLine({ ...fixture });
    expect(store.repair(lease()).lastOutage()).toMatchObject({
      startedAt: NOW,
      endedAt: later(0.7),
    });
  });
});

describe('a Plex that fails', () => {
  it('before anything is written gives all jobs back', async () => {
    const fixture = many(10);
    fixture.plex.before('details', 1, () => {
      fixture.plex.switches.down = true;
    });

    expect(await fixture.drain()).toMatchObject({ ended: 'plex-unreachable', written: 0 });

    expect(fixture.store.queue.counts()).toEqual({ pending: 10, leased: 0, dead: 0 });
  });

  it('behind a 500 is at fault itself: the job is not', async () => {
    const fixture = many(1);
    const { plex, store, added } = fixture;
    plex.switches.poisonEdits = added.map(({ ratingKey }) => ratingKey);
    plex.before('identity', 2, () => {
      plex.switches.down = true;
    });

    await fixture.drain();

    expect(store.queue.waiting(NOW)).toMatchObject({ due: 1, backoff: 0 });
  });
});

describe('a token that may only read', () => {
  it.each<Partial<PlexSwitches>>([{ forbidden: true }, { unauthorized: true }])(
    'ends the drain with what to do, and no job is counted or lost',
    async (switches) => {
      const fixture = many(10);
      fixture.plex.during('write', 4, switches);

      const record = await fixture.drain();

      expect(record).toMatchObject({ written: 3, ended: 'failed' });
      expect(record.errors.join()).toMatch(/plex_token/);
      expect(fixture.store.queue.counts()).toEqual({ pending: 7, leased: 0, dead: 0 });
      await fixture.drain();
      await expectAllInLine(fixture);
    },
  );
});

describe('a process that lost its lease', () => {
  it('writes nothing more', async () => {
    const fixture = many(10);
    fixture.plex.before('write', 3, () => {
      fixture.store.leases.release(fixture.lease());
    });

    await expect(fixture.drain()).rejects.toThrow(LeaseLostError);

    const writes = fixture.plex.requests.filter(({ kind }) => kind === 'write');
    expect(writes).toHaveLength(3);
    await untilDone(fixture);
    await expectAllInLine(fixture);
  });
});
