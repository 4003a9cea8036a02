import { runningJob, stashUser } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

const HOUR_MS = 3_600_000;

/** A library that was at rest for two looks, so that the zone of Stash is known. */
async function atHome(zone = 'Australia/Sydney') {
  const fixture = aFixture({ zone });
  const ids = [fixture.addScene(), fixture.addScene()] as const;
  for (let look = 0; look < 4; look += 1) {
    await fixture.catchUp();
    fixture.rest();
  }
  fixture.store.queue.clearPending();
  return { ...fixture, ids };
}

/** From when on Stash was asked for changes, each time since the last look was made. */
async function askedFrom(fixture: Fixture, look = () => fixture.catchUp()): Promise<unknown[]> {
  fixture.stash.requests.clear();
  await look();
  const looks = fixture.stash.requests.entries().filter(({ operation }) => operation === 'Look');
  return looks.map(({ variables }) => variables['scene']);
}

const later = (value: string) => ({ updated_at: { value, modifier: 'GREATER_THAN' } });
/** Five minutes before the look before, in Sydney, and the same for every zone. */
const NARROW = later('2026-03-02T23:24:59Z');
const WIDE = later('2026-03-01T22:24:59Z');
const WIDE_LATER = later('2026-03-01T22:34:59Z');

describe('a look at a Stash whose zone is known', () => {
  it('asks for nothing older than the mark', async () => {
    const fixture = await atHome();

    expect(await askedFrom(fixture)).toEqual([NARROW]);
  });

  it('finds an edit of any instant since the mark', async () => {
    const { stash, catchUp, queued, ids } = await atHome('America/Los_Angeles');
    stash.clock.advance(-10 * 60_000);
    stash.updateScene(ids[0], { title: 'Right after the last look' });
    stash.clock.advance(10 * 60_000);

    await catchUp();

    expect(queued()).toEqual([ids[0]]);
  });

  it('asks for fourteen hours more where it was started by hand', async () => {
    const fixture = await atHome();

    const asked = await askedFrom(fixture, () => fixture.catchUp({ isByHand: true }));

    expect(asked).toEqual([NARROW, WIDE]);
  });

  it('forgets the zone when a look cannot tell', async () => {
    const fixture = await atHome();
    await fixture.catchUp({ isByHand: true });
    fixture.rest();

    expect(await askedFrom(fixture)).toEqual([WIDE_LATER]);
  });

  it('asks for fourteen hours more where the zone has changed', async () => {
    const fixture = await atHome();
    fixture.stash.clock.setZone('America/Los_Angeles');

    expect(await askedFrom(fixture)).toEqual([NARROW, WIDE]);
  });

  it('asks for fourteen hours more before everything is reconciled', async () => {
    const fixture = await atHome();

    const asked = await askedFrom(fixture, () => fixture.catchUp({ isThorough: true }));

    expect(asked).toEqual([WIDE]);
  });

  it('takes no word of the zone from before the mark', async () => {
    const fixture = await atHome();
    fixture.stash.clock.advance(-HOUR_MS);
    const endScan = runningJob(fixture.stash.jobs, 'Scanning...');
    fixture.stash.clock.advance(HOUR_MS);

    const asked = await askedFrom(fixture, () => fixture.catchUp({ isByHand: true }));

    expect(asked).toEqual([NARROW, WIDE]);
    endScan();
  });
});

describe('an edit in another zone', () => {
  it('is found by the next look where it came after the job had begun', async () => {
    const { stash, catchUp, queued, ids } = await atHome();
    const meanwhile = () => {
      stash.clock.advance(HOUR_MS);
      stash.clock.setZone('America/Los_Angeles');
      stash.updateScene(ids[1], { title: 'On the way' });
      stash.clock.advance(HOUR_MS);
    };

    await catchUp({ meanwhile });
    await catchUp();

    expect(queued()).toEqual([ids[1]]);
  });

  it('is found that was made just before the zone was known, and committed after the look', async () => {
    const { stash, catchUp, queued, ids } = await atHome('America/Los_Angeles');
    const committed = stashUser(stash).committedLate(90_000, (late) => {
      late.sceneUpdate({ id: ids[0], title: 'Late' });
    });
    stash.clock.setZone('Australia/Sydney');
    for (let look = 0; look < 2; look += 1) {
      stash.clock.advance(60_000);
      await catchUp();
    }
    await committed;

    expect(queued()).toEqual([ids[0]]);
  });

  it('is found where the zone changed a minute ago, and changes back', async () => {
    const { stash, catchUp, queued, ids, rest } = await atHome('America/Los_Angeles');
    for (const zone of ['Australia/Sydney', 'America/Los_Angeles', 'Asia/Kolkata']) {
      stash.clock.setZone(zone);
      stash.updateScene(ids[0], { title: `In ${zone}` });
      stash.clock.advance(60_000);
      await catchUp();
      expect(queued()).toEqual([ids[0]]);
      rest();
    }
  });
});
