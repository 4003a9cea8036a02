import { LeaseLostError, type JobLease, type RepairStore } from '@stash2plex/core';
import { aLedgerEntry, at, wrote } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { rowsOf, watched } from '../database/watched.fixture.ts';
import type { Lease } from '../lease/lease.ts';
import { leasesOf } from '../lease/leases.ts';
import { queueOf } from '../queue/queue.ts';
import { aJob } from '../runs.fixture.ts';
import { SCHEMA } from '../schema/schema.ts';
import { aBatch, aMatch, anIntent, anOutage, anOwner, figures } from './repair.fixture.ts';
import { repairStoreOf } from './repair-store.ts';

const checks = { realNow: () => at('10:00').getTime(), isAlive: () => true };
const claim = { limit: 9, now: at('10:00'), all: true };

const VERBS: Readonly<Record<string, (repair: RepairStore, jobs: readonly JobLease[]) => void>> = {
  claim: (repair) => {
    repair.claim(claim);
  },
  intend: (repair) => {
    repair.intend([anIntent({ values: { studio: 'Rain' } }), anIntent({ sceneId: '8' })]);
  },
  settle: (repair, jobs) => {
    const [done, dropped, waiting, dead, untouched] = jobs;
    if (!done || !dropped || !waiting || !dead || !untouched) throw new Error('too few jobs');
    const because = 'Plex said 500';
    repair.settle(
      aBatch({
        ends: [
          { status: 'done', job: done },
          { status: 'dropped', job: dropped, because },
          { status: 'waiting', job: waiting, notBefore: at('11:00'), isCounted: true, because },
          { status: 'dead', job: dead, because },
          { status: 'untouched', job: untouched },
        ],
        ledger: [aLedgerEntry({ title: wrote('Lake') }), { ...aLedgerEntry({}), sceneId: '8' }],
        settled: [anIntent()],
        matches: [aMatch('7', '101'), aMatch('8', '102')],
        gaps: [{ sceneId: done.sceneId, left: [{ ratingKey: '100', detector: 'drift' }] }],
      }),
    );
  },
  noteScan: (repair) => {
    const folder = { machineIdentifier: 'server', sectionKey: '1', folderKey: '/new' };
    repair.noteScan({ ...folder, at: at('10:00') });
  },
  lookAgain: (repair) => {
    repair.lookAgain(['7'], at('10:01'));
  },
  remember: (repair) => {
    repair.remember(figures());
  },
  setRequestLimit: (repair) => {
    repair.setRequestLimit({ machineIdentifier: 'plex', bytes: 4000 });
  },
  setBreaker: (repair) => {
    repair.setBreaker('{"failures":2}');
  },
  openOutage: (repair) => {
    repair.openOutage(anOutage(at('10:00'), 'no answer'));
  },
  closeOutage: (repair) => {
    repair.closeOutage(at('10:00'));
  },
};

interface World {
  readonly database: Database;
  readonly lease: Lease;
  readonly jobs: readonly JobLease[];
  readonly lose: () => void;
}

/** A file in which this verb has something to change: five claimed jobs, one that waits, and lost claims of either kind. */
function aWorld(verb: string): World {
  const database = openDatabase(':memory:', SCHEMA, 0);
  const leases = leasesOf(database, checks);
  const acquire = (name: string) => {
    const lease = leases.acquire(name, anOwner(1));
    if ('heldBy' in lease) throw new Error('held');
    return lease;
  };
  const queue = queueOf(database, checks);
  const enqueue = (...ids: readonly string[]) => {
    queue.enqueue(
      ids.map((id) => aJob(id)),
      at('09:00'),
    );
  };
  const gone = acquire('write:gone');
  enqueue('5');
  repairStoreOf(database, { lease: gone, checks }).claim(claim);
  enqueue('6');
  queue.claim({ ...claim, owner: 'w', leaseMs: 0, now: at('10:00') });

  const lease = acquire('write:server');
  const repair = repairStoreOf(database, { lease, checks });
  enqueue('7', '8', '9', '10', '11', '12');
  // Of the five one has an attempt behind it; the sixth is in backoff.
  const [waits, ...jobs] = repair.claim({ ...claim, now: at('09:59'), limit: 6 });
  const put = { status: 'waiting', notBefore: at('12:00'), isCounted: true, because: 'b' } as const;
  const notFoundSince = at('09:00');
  repair.settle(aBatch({ ends: waits ? [{ ...put, job: waits, notFoundSince }] : [] }));
  repair.intend([anIntent()]);
  repair.settle(aBatch({ matches: [aMatch('7', '100')] }));
  if (verb === 'closeOutage') repair.openOutage(anOutage(at('09:00'), 'no answer'));
  leases.release(gone);
  return {
    ...{ database, lease, jobs },
    lose: () => {
      leases.release(lease);
      acquire('write:server');
    },
  };
}

const storeOn = (database: Database, { lease }: World) =>
  repairStoreOf(database, { lease, checks });

describe.for(Object.entries(VERBS))('%s', ([name, verb]) => {
  it('is stored whole or not at all, wherever it is stopped', () => {
    const world = aWorld(name);
    const before = rowsOf(world.database);
    let statements = 0;
    const counted = watched(world.database, () => {
      statements += 1;
    });
    verb(storeOn(counted, world), world.jobs);
    expect(rowsOf(world.database)).not.toEqual(before);

    for (let last = 1; last <= statements; last += 1) {
      const stopped = aWorld(name);
      let left = last;
      const mortal = watched(stopped.database, () => {
        left -= 1;
        if (left === 0) throw new Error('stopped');
      });
      expect(() => {
        verb(storeOn(mortal, stopped), stopped.jobs);
      }).toThrow('stopped');
      expect(rowsOf(stopped.database)).toEqual(before);
    }
  });

  it('is void once the lease is lost', () => {
    const world = aWorld(name);
    world.lose();
    const before = rowsOf(world.database);

    expect(() => {
      verb(storeOn(world.database, world), world.jobs);
    }).toThrow(LeaseLostError);

    expect(rowsOf(world.database)).toEqual(before);
  });
});

it('a claim of all that failed has ended no backoff: the next one does', () => {
  const world = aWorld('claim');
  let isBroken = true;
  const database = watched(world.database, (sql) => {
    if (isBroken && sql.includes('SET not_before = 0')) throw new Error('busy');
  });
  const repair = storeOn(database, world);

  expect(() => repair.claim(claim)).toThrow('busy');
  isBroken = false;

  expect(repair.claim(claim).map(({ sceneId }) => sceneId)).toEqual(['5', '6', '7']);
});

it('every verb that writes is among them', () => {
  const world = aWorld('claim');
  const reads = [
    ...[
      'check',
      'ledger',
      'matches',
      'intents',
      'owners',
      'nextReadyAt',
      'waiting',
      'scansSince',
      'breaker',
      'lastOutage',
      'requestLimit',
    ],
  ];

  expect(Object.keys(storeOn(world.database, world)).toSorted()).toEqual(
    [...reads, ...Object.keys(VERBS)].toSorted(),
  );
});
