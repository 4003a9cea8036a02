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
});

const enqueue = (...ids: readonly string[]) => {
  world.store.queue.enqueue(
    ids.map((id) => aJob(id)),
    at('10:00'),
  );
};

/** Claimed at that time, and not found since nine. */
function lose(time = '10:00', notBefore = '11:00'): void {
  const ends = claimAt(worker, time).map((job) => ({
    ...({ status: 'waiting', isCounted: false, because: 'not in Plex yet' } as const),
    ...{ job, notBefore: at(notBefore), notFoundSince: job.notFoundSince ?? at('09:00') },
  }));
  worker.repair.settle(aBatch({ ends }));
}

function bury(time: string): void {
  const ends = claimAt(worker, time).map((job) => ({
    ...({ status: 'dead', because: 'not in Plex for a week', job } as const),
    ...(job.notFoundSince && { notFoundSince: job.notFoundSince }),
  }));
  worker.repair.settle(aBatch({ ends }));
}

const stateOf = (id: string) => world.store.memory.jobs([id])[0];

describe('a job of a scene that Plex does not have', () => {
  it('remembers since when, in the queue, when it is claimed, and where it is given up', () => {
    enqueue('1');
    lose();
    expect(stateOf('1')).toMatchObject({ status: 'queued', notFoundSince: at('09:00') });

    const [job] = claimAt(worker, '11:00');
    expect(job).toMatchObject({ attempts: 0, notFoundSince: at('09:00') });
    worker.repair.settle(aBatch({ ends: job ? [{ status: 'untouched', job }] : [] }));
    expect(stateOf('1')).toMatchObject({ notFoundSince: at('09:00') });

    bury('11:00');
    expect(stateOf('1')).toMatchObject({ status: 'dead', notFoundSince: at('09:00') });
  });

  it('forgets it once it waits for anything else', () => {
    enqueue('1');
    lose();
    const [job] = claimAt(worker, '11:00');
    const other = { notBefore: at('12:00'), isCounted: true, because: 'Plex said 500' };
    worker.repair.settle(aBatch({ ends: job ? [{ status: 'waiting', job, ...other }] : [] }));

    expect(stateOf('1')?.notFoundSince).toBeUndefined();
    expect(world.store.status().notFound).toBeUndefined();
  });

  it.each(['queued', 'dead'])(
    'that is %s begins anew, and at once, when it is queued again',
    (how) => {
      enqueue('1');
      lose();
      if (how === 'dead') bury('11:00');

      enqueue('1');

      expect(stateOf('1')?.notFoundSince).toBeUndefined();
      expect(claimAt(worker, '10:01').map(({ attempts }) => attempts)).toEqual([0]);
    },
  );

  it('begins anew when dead letters are tried again', () => {
    enqueue('1');
    lose();
    bury('11:00');

    world.store.queue.retryDead(at('12:00'));

    expect(stateOf('1')).toEqual({ sceneId: '1', status: 'queued', desiredHash: 'v1' });
  });

  it('can be looked for earlier, never later; what waits for anything else is left alone', () => {
    enqueue('1', '2');
    lose('10:00', '11:00');
    enqueue('3');
    const [third] = claimAt(worker, '10:00');
    const other = { notBefore: at('12:00'), isCounted: false, because: 'b' };
    worker.repair.settle(
      aBatch({ ends: third ? [{ status: 'waiting', job: third, ...other }] : [] }),
    );

    worker.repair.lookAgain(['1', '3'], at('10:30'));
    worker.repair.lookAgain(['1', '2'], at('11:30'));

    expect(world.store.status().notFound).toMatchObject({ scenes: 2, nextLookAt: at('10:30') });
    expect(claimAt(worker, '10:59').map(({ sceneId }) => sceneId)).toEqual(['1']);
    expect(claimAt(worker, '11:00').map(({ sceneId }) => sceneId)).toEqual(['2']);
  });
});

it('the queue tells when the next job is ready that is not ready now', () => {
  const { queue } = world.store;
  enqueue('1', '2');
  expect(queue.readyAfter(at('10:00'))).toBeUndefined();
  lose('10:00', '11:00');
  enqueue('3');
  const [third] = claimAt(worker, '10:00');
  const put = { notBefore: at('10:30'), isCounted: true, because: 'Plex said 500' };
  worker.repair.settle(aBatch({ ends: third ? [{ status: 'waiting', job: third, ...put }] : [] }));
  enqueue('4');

  expect(queue.readyAfter(at('10:00'))).toEqual(at('10:30'));
  expect(queue.readyAfter(at('10:30'))).toEqual(at('11:00'));
  expect(queue.readyAfter(at('11:00'))).toBeUndefined();
});

it('folders that Plex was asked to scan are remembered for a day, each server apart', () => {
  const { repair } = worker;
  const scan = { machineIdentifier: 'server', sectionKey: '1', folderKey: '/new' };
  const earlier = { ...scan, at: at('10:00') };
  const other = { ...scan, machineIdentifier: 'other', at: at('10:00') };
  repair.noteScan(earlier);
  repair.noteScan(other);

  expect(repair.scansSince('server', at('10:00'))).toEqual([earlier]);
  expect(repair.scansSince('server', at('10:01'))).toEqual([]);
  repair.noteScan({ ...earlier, at: at('11:00') });
  expect(repair.scansSince('server', at('09:00'))).toEqual([{ ...earlier, at: at('11:00') }]);
  const nextDay = new Date(at('11:00').getTime() + 25 * 3_600_000);
  repair.noteScan({ ...scan, folderKey: '/more', at: nextDay });
  expect(repair.scansSince('server', new Date(0))).toHaveLength(1);
});
