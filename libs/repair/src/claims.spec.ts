import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

const JOBS = 80;
const READABLE = JOBS / 4;

describe('jobs whose items cannot be read', () => {
  it('hold up nobody, more than a batch of them as well, and stay queued as they were', async () => {
    const all = Array.from({ length: JOBS }, () => fixture.add());
    const unreadable = all.filter((_, index) => index % 4 > 0);
    fixture.plex.switches.poisonIds = unreadable.map(({ ratingKey }) => ratingKey);
    fixture.enqueue(...all.map(({ sceneId }) => sceneId));

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: READABLE, ended: 'done' });
    expect(fixture.store.queue.counts()).toMatchObject({ pending: JOBS - READABLE, leased: 0 });
    fixture.plex.switches.poisonIds = [];
    const rest = await fixture.drain({ at: later(0.25) });
    expect(rest).toMatchObject({ written: JOBS - READABLE, waiting: {} });
  });
});
