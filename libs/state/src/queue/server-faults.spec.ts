import type { JobEnd, JobLease } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aBatch,
  aRepairWorld,
  claimAt,
  type RepairWorld,
  type Worker,
} from '../repair/repair.fixture.ts';
import { aJob } from '../runs.fixture.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
  world.store.queue.enqueue(
    ['1', '2', '3', '4'].map((id) => aJob(id)),
    at('09:00'),
  );
});

const because = 'Plex answered 500';

function endsOf(jobs: readonly JobLease[]): JobEnd[] {
  const waiting = { status: 'waiting', notBefore: at('12:00'), isCounted: true, because } as const;
  return jobs.map((job): JobEnd => {
    if (job.sceneId === '1') return { ...waiting, job, isServerFault: true };
    if (job.sceneId === '2') return { status: 'dead', job, because, isServerFault: true };
    if (job.sceneId === '3') return { status: 'dead', job, because };
    return { ...waiting, job };
  });
}

const fail = (time: string) => {
  worker.repair.settle(aBatch({ ends: endsOf(claimAt(worker, time)) }));
};

describe('jobs that failed for the server', () => {
  it('are told with the time of the failure, those that wait and those that were given up', () => {
    fail('10:00');

    expect(world.store.queue.serverFaults()).toEqual([
      { sceneId: '1', at: at('10:00') },
      { sceneId: '2', at: at('10:00') },
    ]);
  });

  it('are made due with a clean slate, once; others are left alone', () => {
    const { queue } = world.store;
    fail('10:00');

    expect(queue.makeDue(['1', '2', '3', '4', '5'], at('11:00'))).toBe(2);
    expect(queue.makeDue(['1', '2', '3', '4', '5'], at('11:00'))).toBe(0);

    expect(queue.serverFaults()).toEqual([]);
    expect(queue.counts()).toEqual({ pending: 3, leased: 0, dead: 1 });
    const due = claimAt(worker, '11:00').map(({ sceneId, attempts }) => [sceneId, attempts]);
    expect(due).toEqual([
      ['1', 0],
      ['2', 0],
    ]);
  });

  it('are left alone while a worker has them', () => {
    const { queue } = world.store;
    fail('10:00');
    claimAt(worker, '12:30');

    expect(queue.serverFaults().map(({ sceneId }) => sceneId)).toEqual(['2']);
    expect(queue.makeDue(['1'], at('12:31'))).toBe(0);
    expect(queue.counts()).toEqual({ pending: 0, leased: 2, dead: 2 });
  });

  it.each([
    ['tried by a person', () => world.store.queue.retryDead(at('11:00')), ['1']],
    [
      'edited',
      () => {
        world.store.queue.enqueue([aJob('2')], at('11:00'));
      },
      ['1'],
    ],
    [
      'edited to something else',
      () => {
        world.store.queue.enqueue([{ ...aJob('1'), desiredHash: 'v2' }], at('11:00'));
      },
      ['2'],
    ],
  ])('are so no more once they were %s', (_, happen, left) => {
    fail('10:00');

    happen();

    expect(world.store.queue.serverFaults().map(({ sceneId }) => sceneId)).toEqual(left);
  });

  it('are so no more when they fail for another reason', () => {
    fail('10:00');
    const [job] = claimAt(worker, '12:30').filter(({ sceneId }) => sceneId === '1');
    if (!job) throw new Error('It was due.');

    worker.repair.settle(aBatch({ ends: [{ status: 'dead', job, because: 'too long' }] }));

    expect(world.store.queue.serverFaults().map(({ sceneId }) => sceneId)).toEqual(['2']);
  });
});
