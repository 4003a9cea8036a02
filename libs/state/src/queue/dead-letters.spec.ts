import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aBatch, aRepairWorld, claimAt, type RepairWorld } from '../repair/repair.fixture.ts';
import { aJob } from '../runs.fixture.ts';

let world: RepairWorld;
beforeEach(() => {
  world = aRepairWorld();
});

/** The scene has been queued since 09:00, is claimed at this time, and put aside. */
function bury(sceneId: string, time: string): void {
  const worker = world.startWorker(`${sceneId} at ${time}`);
  world.store.queue.enqueue([aJob(sceneId)], at('09:00'));
  const ends = claimAt(worker, time).map((job) => ({
    ...({ status: 'dead', because: 'too long' } as const),
    job,
  }));
  worker.repair.settle(aBatch({ ends }));
}

const counts = () => world.store.queue.counts();

describe('dead letters', () => {
  it('start over when a person says so', () => {
    bury('7', '10:00');
    bury('8', '11:00');

    expect(world.store.queue.retryDead(at('12:00'))).toBe(2);

    expect(world.store.queue.waiting(at('12:00'))).toEqual({ due: 2, backoff: 0, byError: {} });
    expect(world.store.status().oldestQueuedAt).toEqual(at('12:00'));
    expect(claimAt(world.startWorker(), '12:00')).toMatchObject([
      { ...aJob('7'), attempts: 0 },
      { ...aJob('8'), attempts: 0 },
    ]);
    expect(world.store.queue.retryDead(at('12:00'))).toBe(0);
  });

  it('are cleared, and nothing else is', () => {
    bury('7', '10:00');
    world.store.queue.enqueue([aJob('8')], at('10:00'));
    const worker = world.startWorker();
    claimAt(worker, '10:00');
    world.store.queue.enqueue([aJob('9')], at('10:00'));

    expect(world.store.queue.clearDead()).toBe(1);

    expect(counts()).toEqual({ pending: 1, leased: 1, dead: 0 });
  });

  it('are purged by how long they have been dead', () => {
    bury('7', '10:00');
    bury('8', '11:00');
    world.store.queue.enqueue([aJob('9')], at('08:00'));

    expect(world.store.queue.purgeDead(at('11:00'))).toBe(1);

    expect(counts()).toEqual({ pending: 1, leased: 0, dead: 1 });
    expect(world.store.memory.jobs(['7', '8'])).toMatchObject([{ sceneId: '8', status: 'dead' }]);
  });

  it('that were revived and died again are dead since then', () => {
    bury('7', '10:00');
    bury('7', '12:00');

    expect(world.store.queue.purgeDead(at('11:00'))).toBe(0);
    expect(world.store.queue.purgeDead(at('12:01'))).toBe(1);
  });
});
