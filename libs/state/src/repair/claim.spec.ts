import { LeaseLostError, type JobLease } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { LEASE_LIFE_MS } from '../lease/leases.ts';
import { aJob } from '../runs.fixture.ts';
import { aBatch, aRepairWorld, claimAt, type RepairWorld, type Worker } from './repair.fixture.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

const enqueue = (...sceneIds: readonly string[]) => {
  world.store.queue.enqueue(
    sceneIds.map((id) => aJob(id)),
    at('10:00'),
  );
};
const ids = (jobs: readonly JobLease[]) => jobs.map(({ sceneId }) => sceneId);
const attempts = (jobs: readonly JobLease[]) => jobs.map((job) => [job.sceneId, job.attempts]);

/** Claims the job of this scene at 10:00 and puts it off. */
function putOff(sceneId: string, until: string, isCounted = true): void {
  enqueue(sceneId);
  const ends = claimAt(worker, '10:00').map((job) => ({
    ...({ status: 'waiting', because: 'Plex said 500' } as const),
    ...{ job, notBefore: at(until), isCounted },
  }));
  worker.repair.settle(aBatch({ ends }));
}

describe('a claim', () => {
  it('gives what is ready: by attempts, then by time, then by number', () => {
    putOff('3', '10:02');
    putOff('4', '10:01');
    putOff('5', '10:03', false);
    enqueue('10', '9007199254740993', '9');

    const claimed = claimAt(worker, '10:30', { limit: 5 });

    expect(attempts(claimed)).toEqual([
      ['9', 0],
      ['10', 0],
      ['9007199254740993', 0],
      ['5', 0],
      ['4', 1],
    ]);
    expect(ids(claimAt(worker, '10:30'))).toEqual(['3']);
    expect(claimed[0]).toMatchObject({ ...aJob('9'), generation: 1 });
  });

  it('leaves alone what is in backoff, and finds what is ready behind it', () => {
    putOff('3', '11:00', false);
    putOff('4', '10:01');

    expect(ids(claimAt(worker, '10:30'))).toEqual(['4']);
  });

  it('gives a job to nobody else, whatever server that one writes to', () => {
    enqueue('7');
    const other = world.startWorker('other');

    expect(ids(claimAt(worker, '10:00'))).toEqual(['7']);

    expect(claimAt(worker, '10:00')).toEqual([]);
    expect(claimAt(other, '10:00')).toEqual([]);
    expect(world.store.queue.counts()).toEqual({ pending: 0, leased: 1, dead: 0 });
  });

  it('lasts as long as its worker lives, whatever the wall clock says', () => {
    enqueue('7');
    claimAt(worker, '10:00');
    for (let minute = 0; minute < 9; minute += 1) {
      world.clock.now += LEASE_LIFE_MS - 1;
      world.store.leases.renew(worker.lease);
    }

    expect(claimAt(world.startWorker('other'), '23:00')).toEqual([]);
  });

  it.for(['was killed' as const, 'let its lease go' as const, 'went silent' as const])(
    'of a worker that %s returns as an attempt',
    (how) => {
      enqueue('7', '8');
      claimAt(worker, '10:00', { limit: 1 });
      if (how === 'was killed') world.kill(worker);
      if (how === 'let its lease go') world.store.leases.release(worker.lease);
      if (how === 'went silent') world.clock.now += LEASE_LIFE_MS;

      const other = world.startWorker('other');

      expect(attempts(claimAt(other, '10:00'))).toEqual([
        ['8', 0],
        ['7', 1],
      ]);
    },
  );

  it('counts a few kills at most: who stops the task must not have good jobs given up', () => {
    enqueue('7');
    for (let kill = 0; kill < 8; kill += 1) {
      claimAt(worker, '10:00');
      world.kill(worker);
      worker = world.startWorker(`after kill ${kill}`);
    }

    expect(attempts(claimAt(worker, '10:00'))).toEqual([['7', 2]]);
  });

  it('returns to the queue also by the hand of who tidies up', () => {
    enqueue('7');
    claimAt(worker, '10:00');
    expect(world.store.queue.releaseExpired(at('23:00'))).toBe(0);

    world.kill(worker);

    expect(world.store.queue.releaseExpired(at('10:00'))).toBe(1);
  });

  it('of the queue itself that has expired returns, too', () => {
    enqueue('7');
    world.store.queue.claim({ limit: 1, owner: 'w', leaseMs: 60_000, now: at('10:00') });

    expect(claimAt(worker, '10:00')).toEqual([]);
    expect(attempts(claimAt(worker, '10:01'))).toEqual([['7', 1]]);
  });

  it('is refused once the lease is lost, and before a write the loss is told', () => {
    enqueue('7');
    worker.repair.check();
    world.kill(worker);
    world.startWorker();

    expect(() => claimAt(worker, '10:00')).toThrow(LeaseLostError);
    expect(() => {
      worker.repair.check();
    }).toThrow(LeaseLostError);
  });
});

describe('a claim of all', () => {
  it('gives what is in backoff as well', () => {
    putOff('7', '12:00');
    enqueue('8');

    expect(ids(claimAt(worker, '10:00', { all: true }))).toEqual(['8', '7']);
  });

  it('gives each once: what fails again waits', () => {
    for (const id of ['7', '8', '9']) putOff(id, '12:00');
    const tried: string[] = [];

    for (let round = 0; round < 9; round += 1) {
      const jobs = claimAt(worker, '10:01', { all: true, limit: 1 });
      tried.push(...ids(jobs));
      const end = { status: 'waiting', because: 'again', notBefore: at('12:00') } as const;
      worker.repair.settle(
        aBatch({ ends: jobs.map((job) => ({ ...end, job, isCounted: false })) }),
      );
    }

    expect(tried).toEqual(['7', '8', '9']);
  });

  it('leaves what it did not come to for the next worker, and once more for a person', () => {
    for (const id of ['7', '8']) putOff(id, '12:00');

    claimAt(worker, '10:00', { all: true, limit: 1 });
    expect(ids(claimAt(world.startWorker('other'), '10:00'))).toEqual(['8']);

    putOff('9', '12:00');
    const again = world.store.repair(worker.lease);
    expect(ids(claimAt({ repair: again }, '10:00', { all: true }))).toEqual(['9']);
  });
});

describe('the next job', () => {
  it('is ready when the first of those queued is', () => {
    const { repair } = worker;
    expect(repair.nextReadyAt()).toBeUndefined();

    putOff('7', '12:00');
    putOff('8', '11:00', false);
    putOff('9', '13:00', false);
    expect(repair.nextReadyAt()).toEqual(at('11:00'));

    claimAt(worker, '11:00');
    expect(repair.nextReadyAt()).toEqual(at('12:00'));

    claimAt(worker, '13:00');
    expect(repair.nextReadyAt()).toBeUndefined();
  });
});
