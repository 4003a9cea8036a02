import type { JobEnd, JobLease } from '@stash2plex/core';
import { aLedgerEntry, at, found, wrote } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aJob } from '../runs.fixture.ts';
import {
  aBatch,
  aMatch,
  anIntent,
  aRepairWorld,
  claimAt,
  type RepairWorld,
  type Worker,
} from './repair.fixture.ts';

let world: RepairWorld;
let worker: Worker;
beforeEach(() => {
  world = aRepairWorld();
  worker = world.startWorker();
});

const enqueue = (sceneId: string, hash = 'v1') => {
  world.store.queue.enqueue([aJob(sceneId, hash)], at('10:00'));
};

function claimOne(): JobLease {
  const [job] = claimAt(worker, '10:00', { limit: 1 });
  if (!job) throw new Error('nothing to claim');
  return job;
}

const settle = (...ends: readonly JobEnd[]) => {
  worker.repair.settle(aBatch({ ends }));
};
const counts = () => world.store.queue.counts();
const because = 'Plex said 500';
const notBefore = at('10:05');

const ENDS: Readonly<Record<JobEnd['status'], (job: JobLease) => JobEnd>> = {
  done: (job) => ({ status: 'done', job }),
  dropped: (job) => ({ status: 'dropped', job, because: 'gone from Stash' }),
  waiting: (job) => ({ status: 'waiting', job, notBefore, isCounted: true, because }),
  dead: (job) => ({ status: 'dead', job, because }),
  untouched: (job) => ({ status: 'untouched', job }),
};

describe('a job that ends', () => {
  it.for(['done', 'dropped'] as const)('as %s is gone', (status) => {
    enqueue('7');

    settle(ENDS[status](claimOne()));

    expect(counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  });

  it.for([
    { isCounted: true, attempts: 1 },
    { isCounted: false, attempts: 0 },
  ])('as waiting is ready later, $attempts attempts behind it', ({ isCounted, attempts }) => {
    enqueue('7');

    settle({ status: 'waiting', job: claimOne(), notBefore, isCounted, because });

    expect(claimAt(worker, '10:04')).toEqual([]);
    expect(world.store.queue.waiting(at('10:04')).byError).toEqual({ [because]: 1 });
    expect(claimAt(worker, '10:05')).toMatchObject([{ sceneId: '7', attempts }]);
  });

  it('as dead is put aside with the reason, since the claim', () => {
    enqueue('7');

    settle({ status: 'dead', job: claimOne(), because: 'too long' });

    expect(claimAt(worker, '23:00', { all: true })).toEqual([]);
    expect(world.store.status().deadReasons).toEqual({ 'too long': 1 });
    expect(world.store.queue.purgeDead(at('10:00'))).toBe(0);
    expect(world.store.queue.purgeDead(at('10:01'))).toBe(1);
  });

  it('as untouched is back as if it had never been claimed', () => {
    enqueue('7');
    settle(ENDS.waiting(claimOne()));
    const [job] = claimAt(worker, '10:05');
    if (!job) throw new Error('not claimed');

    settle({ status: 'untouched', job });

    expect(worker.repair.nextReadyAt()).toEqual(notBefore);
    expect(claimAt(worker, '10:05')).toMatchObject([{ ...aJob('7'), generation: 1, attempts: 1 }]);
  });

  it.for(Object.entries(ENDS))('as %s leaves an edit that came meanwhile queued', ([, end]) => {
    enqueue('7');
    const job = claimOne();
    enqueue('7', 'v2');

    settle(end(job));

    expect(counts()).toEqual({ pending: 1, leased: 0, dead: 0 });
    expect(claimOne()).toMatchObject({ sceneId: '7', desiredHash: 'v2', attempts: 0 });
  });

  it.for(Object.entries(ENDS))('as %s says nothing once another has claimed it', ([, end]) => {
    enqueue('7');
    const lost = claimOne();
    world.clock.now += 60_000;
    const other = world.startWorker('other');
    const [theirs] = claimAt(other, '10:01');

    settle(end(lost));

    expect(counts()).toEqual({ pending: 0, leased: 1, dead: 0 });
    other.repair.settle(aBatch({ ends: theirs ? [ENDS.done(theirs)] : [] }));
    expect(counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  });

  it('cannot end twice, not even under the same lease', () => {
    enqueue('7');
    const first = claimOne();
    settle(ENDS.untouched(first));
    claimOne();

    settle(ENDS.done(first));

    expect(counts()).toEqual({ pending: 0, leased: 1, dead: 0 });
  });
});

describe('a batch that is settled', () => {
  it('stores what was verified, refused fields included, and replaces it the next time', () => {
    const refused = { title: { wanted: 'a\u0000b', got: 'ab' } };
    const entry = aLedgerEntry({ studio: wrote('Lake') });

    worker.repair.settle(aBatch({ ledger: [{ ...entry, refused }] }));

    expect(worker.repair.ledger('server', ['7', '8'])).toEqual([{ ...entry, refused }]);
    expect(world.store.memory.ledger('server', ['7'])).toEqual([{ ...entry, refused }]);
    expect(worker.repair.ledger('other', ['7'])).toEqual([]);

    const later = aLedgerEntry({ title: found('ab') });
    worker.repair.settle(aBatch({ ledger: [later] }));
    expect(worker.repair.ledger('server', ['7'])).toEqual([later]);
  });

  it('drops the intents it names and no others', () => {
    const left = [
      anIntent({ ratingKey: '101' }),
      anIntent({ sceneId: '8' }),
      anIntent({ machineIdentifier: 'other' }),
    ];
    worker.repair.intend([anIntent(), ...left]);

    worker.repair.settle(aBatch({ settled: [anIntent()] }));

    expect(worker.repair.intents('server', ['7', '8'])).toEqual(left.slice(0, 2));
    expect(worker.repair.intents('other', ['7'])).toEqual(left.slice(2));
  });

  it('replaces the matches of its scenes; what it says nothing of stays', () => {
    const { repair } = worker;
    repair.settle(
      aBatch({ matches: [aMatch('7', '100'), aMatch('7', '101'), aMatch('8', '102')] }),
    );

    repair.settle(aBatch({ matches: [aMatch('7', '101'), aMatch('9', '100')] }));

    expect(repair.owners('server', ['100', '101', '102', '101'])).toEqual([
      aMatch('7', '101'),
      aMatch('8', '102'),
      aMatch('9', '100'),
    ]);
    expect(repair.owners('other', ['100'])).toEqual([]);
  });

  it('keeps what was verified though the claim was lost', () => {
    enqueue('7');
    const lost = claimOne();
    world.clock.now += 60_000;
    claimAt(world.startWorker('other'), '10:01');
    worker.repair.intend([anIntent()]);

    const ledger = [aLedgerEntry({ title: wrote('Lake') })];
    worker.repair.settle(aBatch({ ends: [ENDS.done(lost)], ledger, settled: [anIntent()] }));

    expect(worker.repair.ledger('server', ['7'])).toEqual(ledger);
    expect(worker.repair.intents('server', ['7'])).toEqual([]);
  });
});
