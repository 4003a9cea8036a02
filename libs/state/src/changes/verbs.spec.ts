import { LeaseLostError, type ChangeStore } from '@stash2plex/core';
import { aLedgerEntry, at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { rowsOf, watched } from '../database/watched.fixture.ts';
import { storeLedger } from '../ledger/store-ledger.ts';
import { leasesOf } from '../lease/leases.ts';
import type { Lease } from '../lease/lease.ts';
import { thisProcess } from '../lease/this-process.ts';
import { upsertJobs } from '../queue/enqueue.ts';
import { aJob } from '../runs.fixture.ts';
import { SCHEMA } from '../schema/schema.ts';
import { changeStoreOf } from './change-store.ts';
import { anOutcome, aRead, aVersion, DAY_MS } from './changes.fixture.ts';

const NOW = at('10:00').getTime();
const ref = { kind: 'tag', id: '3' } as const;

const VERBS: Readonly<Record<string, (changes: ChangeStore) => void>> = {
  setNote: (changes) => {
    changes.setNote('files-offset', '2');
  },
  baseline: (changes) => {
    changes.baseline([aVersion('7'), aVersion('20')], at('10:00'));
  },
  addDirty: (changes) => {
    changes.addDirty(['20', '21']);
  },
  storeNames: (changes) => {
    const named = { kind: 'tag', name: 'Rain', updatedAt: at('09:00') } as const;
    changes.storeNames([
      { ...named, id: '3' },
      { ...named, id: '4' },
    ]);
  },
  forgetNames: (changes) => {
    changes.forgetNames('tag', ['3']);
  },
  markDeleted: (changes) => {
    changes.markDeleted(['7', '8']);
  },
  moveMark: (changes) => {
    changes.moveMark(at('10:00'));
  },
  commitDirty: (changes) => {
    changes.commitDirty(
      anOutcome({
        ...{ jobs: [aJob('20'), aJob('7')], read: [aRead('20'), aRead('7')] },
        ...{ gone: ['8'], reborn: ['7'], worked: ['7', '8', '20'] },
      }),
    );
  },
};

interface World {
  readonly database: Database;
  readonly lease: Lease;
  readonly lose: () => void;
}

/** A file in which every verb has something to change; scene 6 was deleted 90 days ago. */
function aWorld(): World {
  const database = openDatabase(':memory:', SCHEMA, 0);
  const leases = leasesOf(database, { realNow: () => NOW, isAlive: () => true });
  const lease = leases.acquire('catch-up', thisProcess());
  if ('heldBy' in lease) throw new Error('held');
  const long = changeStoreOf(database, { lease, realNow: () => NOW - 90 * DAY_MS });
  const read = ['6', '7', '8', '9'].map((id) => aRead(id, { refs: [ref], isSettled: id !== '9' }));
  long.commitDirty(anOutcome({ read }));
  long.markDeleted(['6']);
  upsertJobs(database, [aJob('7'), aJob('8')], { at: at('09:00'), runId: undefined });
  storeLedger(database, [aLedgerEntry({})]);
  return {
    database,
    lease,
    lose: () => {
      leases.release(lease);
      leases.acquire('catch-up', thisProcess());
    },
  };
}

const storeOn = (database: Database, { lease }: World) =>
  changeStoreOf(database, { lease, realNow: () => NOW });

describe.for(Object.entries(VERBS))('%s', ([, verb]) => {
  it('is stored whole or not at all, wherever it is stopped', () => {
    const world = aWorld();
    const before = rowsOf(world.database);
    let statements = 0;
    const counted = watched(world.database, () => {
      statements += 1;
    });
    verb(storeOn(counted, world));
    expect(rowsOf(world.database)).not.toEqual(before);

    for (let last = 1; last <= statements; last += 1) {
      const stopped = aWorld();
      let left = last;
      const mortal = watched(stopped.database, () => {
        left -= 1;
        if (left === 0) throw new Error('stopped');
      });
      expect(() => {
        verb(storeOn(mortal, stopped));
      }).toThrow('stopped');
      expect(rowsOf(stopped.database)).toEqual(before);
    }
  });

  it('is void once the lease is lost', () => {
    const world = aWorld();
    world.lose();
    const before = rowsOf(world.database);

    expect(() => {
      verb(storeOn(world.database, world));
    }).toThrow(LeaseLostError);

    expect(rowsOf(world.database)).toEqual(before);
  });
});

it('every verb that writes is among them', () => {
  const world = aWorld();
  const reads = [
    ...[
      'mark',
      'seen',
      'ledgerKnows',
      'coversKnown',
      'knownScenes',
      'knownRanges',
      'knownIn',
      'knownFiles',
    ],
    ...['knownNames', 'names', 'namedIds', 'note', 'dirty', 'dirtyCount'],
  ];

  expect(Object.keys(storeOn(world.database, world)).toSorted()).toEqual(
    [...reads, ...Object.keys(VERBS)].toSorted(),
  );
});
