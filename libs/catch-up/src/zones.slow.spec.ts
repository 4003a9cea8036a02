import { describe, expect, it } from 'vitest';
import { aFixture, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

const ZONES = [
  'UTC',
  'Australia/Sydney',
  'America/Los_Angeles',
  'Asia/Kolkata',
  '+14:00',
  '-12:00',
];
const HOUR_MS = 3_600_000;

async function editsAreSeen({ stash, catchUp, queued, store, rest }: Fixture, id: string) {
  store.queue.clearPending();
  stash.updateScene(id, { title: `At ${stash.clock.stamp()}` });
  await catchUp();
  expect(queued()).toEqual([id]);
  rest();
  await catchUp();
}

describe.each(ZONES)('a Stash in %s', (zone) => {
  it('hides no edit, hours later', async () => {
    const fixture = aFixture({ zone });
    const id = fixture.addScene();
    await fixture.catchUp();
    for (let hour = 0; hour < 15; hour += 3) {
      fixture.stash.clock.advance(3 * HOUR_MS);
      await editsAreSeen(fixture, id);
    }
  });

  it.each(ZONES)('hides none when it moves to %s', async (next) => {
    const fixture = aFixture({ zone });
    const id = fixture.addScene();
    await fixture.catchUp();
    fixture.rest();
    await editsAreSeen(fixture, id);
    fixture.stash.clock.setZone(next);
    for (let look = 0; look < 2; look += 1) await editsAreSeen(fixture, id);
  });
});

describe.each([
  ['to winter time', '2026-04-04T12:00:00Z', 'Australia/Sydney'],
  ['to summer time', '2026-03-08T06:00:00Z', 'America/Los_Angeles'],
  ['to winter time', '2026-11-01T05:00:00Z', 'America/Los_Angeles'],
])('a change %s', (_, now, zone) => {
  it(`hides no edit in ${zone}`, async () => {
    const fixture = aFixture({ zone, now: new Date(now) });
    const id = fixture.addScene();
    await fixture.catchUp();
    for (let look = 0; look < 8; look += 1) {
      fixture.stash.clock.advance(2 * HOUR_MS);
      await editsAreSeen(fixture, id);
    }
  });
});
