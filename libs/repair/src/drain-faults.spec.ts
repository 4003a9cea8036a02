import { LeaseLostError, type QueueCounts, type RepairRecord } from '@stash2plex/core';
import { renewKey, type PlexSwitches } from '@stash2plex/testing';
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

const FAULTS: Readonly<Record<string, Partial<PlexSwitches>>> = {
  'a connection that breaks before the edit is done': { down: true },
  'a connection that breaks after the edit is done': { down: true, faultsAfter: true },
  'an answer that never comes': { hang: true },
  '503 for maintenance': { maintenance503: true },
  '500 before': { html500: true },
  '500 after the edit was done': { html500: true, faultsAfter: true },
  'a sign-in page': { signInPage: true },
};

describe.each(Object.entries(FAULTS))('%s, in the middle of a drain', (_, switches) => {
  it('loses no job, and everything is right in the end', async () => {
    const fixture = many();
    fixture.plex.during('write', 25, switches);

    const first = await fixture.drain();
    const rest = await untilDone(fixture);

    expect(total([first, ...rest])).toBeGreaterThanOrEqual(SCENES);
    await expectAllInLine(fixture);
    expect(fixture.store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
    expect(fixture.plex.writesInFlight.most).toBe(1);
  });
});

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

describe('one bad item', () => {
  it('never stops the others, and is given up after some attempts', async () => {
    const fixture = many(10);
    const bad = fixture.added[4];
    fixture.plex.switches.poisonEdits = [bad?.ratingKey ?? ''];

    const first = await fixture.drain();
    const rest = await untilDone(fixture);

    expect(first).toMatchObject({ written: 9, ended: 'done' });
    expect(Object.values(first.waiting)).toEqual([1]);
    expect(Object.values(rest.at(-1)?.failed ?? {})).toEqual([1]);
    expect(fixture.store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 1 });
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

describe('keys that are renewed in the middle', () => {
  it('are found again by path', async () => {
    const fixture = many(20);
    fixture.plex.before('write', 2, () => {
      for (const { ratingKey } of fixture.added.slice(10)) renewKey(fixture.plex, ratingKey);
    });

    await fixture.drain();
    await untilDone(fixture);

    await expectAllInLine(fixture);
  });
});

describe('rubbish in Stash', () => {
  it('has a named outcome for each scene, and no endless loop', async () => {
    const fixture = aFixture();
    const { stash, add, enqueue } = fixture;
    const tags = Array.from({ length: 500 }, (_, index) => stash.addTag(`Tag, ${index} %`));
    const performers = Array.from({ length: 300 }, (_, index) => stash.addPerformer(`P ${index}`));
    const twice = ['Same', 'same', 'SAME'].map((name) => stash.addTag(name));
    const scenes = [
      add({ tags }),
      add({ performers }),
      add({ details: 'Long. '.repeat(34_000) }),
      add({ title: 'a\u0000b\u0007c', details: '\u202Eright to left\u202C' }),
      add({ tags: twice }),
    ];
    enqueue(...scenes.map(({ sceneId }) => sceneId));

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: 5, failed: {}, waiting: {}, ended: 'done' });
    for (const { ratingKey } of scenes.slice(0, 1)) {
      expect(fixture.plex.items.get(ratingKey)?.values.genre).toHaveLength(100);
    }
  });
});
