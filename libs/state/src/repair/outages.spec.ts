import type { JobEnd, JobLease } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob } from '../runs.fixture.ts';
import {
  aBatch,
  anOutage,
  aRepairWorld,
  claimAt,
  figures,
  type RepairWorld,
  type Worker,
} from './repair.fixture.ts';

const later = (job: JobLease): JobEnd => ({
  ...{ status: 'waiting', job, notBefore: at('11:00'), isCounted: true, because: 'it failed' },
});

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

describe('an outage', () => {
  it('is opened once, however often the server is asked, and closed once', () => {
    const { repair } = worker;
    expect(repair.lastOutage()).toBeUndefined();

    repair.openOutage(anOutage(at('10:00'), 'no answer'));
    repair.openOutage(anOutage(at('10:01'), 'still no answer'));
    const server = 'http://plex.test';
    const began = { startedAt: at('10:00'), endedAt: undefined };
    const open = { ...began, because: 'no answer', server, jobs: 0 };
    expect(repair.lastOutage()).toEqual(open);
    expect(world.startWorker('other').repair.lastOutage()).toEqual(open);

    repair.closeOutage(at('10:05'));
    repair.closeOutage(at('10:06'));
    expect(repair.lastOutage()).toEqual({ ...open, endedAt: at('10:05') });
  });

  it('is followed by the next one', () => {
    const { repair } = worker;
    repair.openOutage(anOutage(at('10:00'), 'first'));
    repair.closeOutage(at('10:05'));
    repair.openOutage(anOutage(at('11:00'), 'second'));

    expect(world.store.outages.recent()).toMatchObject([
      { startedAt: at('11:00'), endedAt: undefined, because: 'second' },
      { startedAt: at('10:00'), endedAt: at('10:05'), because: 'first' },
    ]);
    expect(world.store.outages.recent(1)).toHaveLength(1);
  });

  it('does not end before it began, whatever the clock does', () => {
    worker.repair.openOutage(anOutage(at('10:00'), 'no answer'));

    worker.repair.closeOutage(at('09:00'));

    expect(worker.repair.lastOutage()?.endedAt).toEqual(at('10:00'));
  });

  it('tells how many jobs were due and had to wait, at most', () => {
    const { repair } = worker;
    world.store.queue.enqueue(
      ['1', '2', '3', '4'].map((id) => aJob(id)),
      at('09:00'),
    );
    repair.settle(aBatch({ ends: claimAt(worker, '09:30', { limit: 1 }).map(later) }));
    repair.openOutage(anOutage(at('10:00'), 'no answer'));
    // A worker holds some, and they wait all the same.
    claimAt(worker, '10:01', { limit: 2 });
    repair.closeOutage(at('10:05'));
    world.store.queue.clearPending();
    repair.closeOutage(at('10:06'));

    expect(repair.lastOutage()).toMatchObject({ jobs: 3 });
  });

  it('is forgotten when many came after it', () => {
    for (let n = 0; n < 205; n += 1) {
      worker.repair.openOutage(anOutage(at('10:00'), `outage ${n}`));
      worker.repair.closeOutage(at('10:01'));
    }

    const kept = world.store.outages.recent(999);

    expect(kept).toHaveLength(200);
    expect(kept.at(-1)?.because).toBe('outage 5');
  });
});

describe('what is known of outages', () => {
  it('begins with the first repair', () => {
    const { outages } = world.store;
    expect(outages.knownSince()).toBeUndefined();

    worker.repair.remember(figures({ startedAt: at('10:00') }));
    worker.repair.remember(figures({ startedAt: at('11:00') }));
    worker.repair.openOutage(anOutage(at('12:00'), 'no answer'));

    expect(outages.knownSince()).toEqual(at('10:00'));
    expect(outages.current()).toMatchObject({ startedAt: at('12:00') });
    worker.repair.closeOutage(at('12:05'));
    expect(outages.current()).toBeUndefined();
  });

  it('begins with the first outage where that was before the first repair ended', () => {
    worker.repair.openOutage(anOutage(at('09:00'), 'no answer'));

    expect(world.store.outages.knownSince()).toEqual(at('09:00'));
  });

  it('begins with the oldest outage that was not forgotten', () => {
    worker.repair.remember(figures({ startedAt: at('08:00') }));
    for (let n = 0; n < 201; n += 1) {
      const startedAt = new Date(at('10:00').getTime() + n);
      worker.repair.openOutage(anOutage(startedAt, 'no answer'));
      worker.repair.closeOutage(startedAt);
    }

    expect(world.store.outages.knownSince()).toEqual(new Date(at('10:00').getTime() + 1));
  });
});

describe('the state of the breaker', () => {
  it('is shared by all processes', () => {
    expect(worker.repair.breaker()).toBeUndefined();

    worker.repair.setBreaker('{"failures":5}');

    expect(world.startWorker('other').repair.breaker()).toBe('{"failures":5}');
  });
});
