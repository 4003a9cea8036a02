import { beforeEach, describe, expect, it } from 'vitest';
import { aFixture, useServers, type Fixture } from './drain.fixture.ts';

useServers();

let fixture: Fixture;
beforeEach(() => {
  fixture = aFixture();
});

const JOBS = 45;
const IN_A_BATCH = 40;

/** Each has something to write. */
function fill(): void {
  const ids = Array.from({ length: JOBS }, () => fixture.add().sceneId);
  fixture.enqueue(...ids);
}

const pending = () => fixture.store.queue.counts();

describe('a Stash that', () => {
  it.each<[string, (fixture: Fixture) => void, RegExp]>([
    [
      'refuses the log-in',
      ({ stash }) => {
        stash.switches.unauthorizedAfter(0);
      },
      /log-in/,
    ],
    [
      'breaks off',
      ({ stash }) => {
        stash.switches.dropConnection = true;
      },
      /Stash/,
    ],
    [
      'is overloaded',
      ({ stash }) => {
        stash.switches.failNext(9, 503);
      },
      /Stash .*503/,
    ],
  ])('%s in the middle ends the drain, and Plex is not blamed', async (_, spoil, words) => {
    fill();
    fixture.plex.before('write', 1, () => {
      spoil(fixture);
    });

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: IN_A_BATCH, ended: 'failed' });
    expect(record.errors.join()).toMatch(words);
    expect(record.waiting).toEqual({ 'the task failed': JOBS - IN_A_BATCH });
    expect(pending()).toEqual({ pending: JOBS - IN_A_BATCH, leased: 0, dead: 0 });
    expect(fixture.store.outages.recent(1)).toEqual([]);
  });
});
