import type { RepairStore } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { checkHolds, fenced, type Lease, type LeaseChecks } from '../lease/lease.ts';
import { metaOf } from '../meta.ts';
import { claimJobs } from '../queue/claim.ts';
import { freeClaims } from '../queue/free-claims.ts';
import { lookAgain } from '../queue/not-found.ts';
import { endBackoff, nextReadyAt } from '../queue/ready.ts';
import { runMemoryOf } from '../run/memory.ts';
import { readWaiting } from '../queue/waiting.ts';
import { scansSince, storeScan } from './folder-scans.ts';
import { intentsOf, storeIntents } from './intents.ts';
import { closeOutage, openOutage, outagesOf } from './outages.ts';
import { storeRepair } from './repairs.ts';
import { readRequestLimit, storeRequestLimit } from './request-limit.ts';
import { settleBatch } from './settle-batch.ts';

const BREAKER = 'repair.breaker';

interface Holder {
  readonly lease: Lease;
  readonly checks: LeaseChecks;
}

/** A claim lasts as long as the lease under which it was made. */
export function repairStoreOf(database: Database, holder: Holder): RepairStore {
  return { ...readersOf(database, holder), ...writersOf(database, holder) };
}

type Writers = Pick<
  RepairStore,
  | 'claim'
  | 'intend'
  | 'settle'
  | 'noteScan'
  | 'lookAgain'
  | 'setBreaker'
  | 'setRequestLimit'
  | 'openOutage'
  | 'closeOutage'
  | 'remember'
>;

function readersOf(database: Database, { lease }: Holder): Omit<RepairStore, keyof Writers> {
  const memory = runMemoryOf(database);
  return {
    check: () => {
      checkHolds(database, lease);
    },
    ledger: memory.ledger,
    intents: (machineIdentifier, sceneIds) => intentsOf(database, machineIdentifier, sceneIds),
    matches: memory.matches,
    owners: memory.matchesOfItems,
    scansSince: (machineIdentifier, since) => scansSince(database, machineIdentifier, since),
    nextReadyAt: () => nextReadyAt(database),
    waiting: (now) => readWaiting(database, now),
    breaker: () => metaOf(database).get(BREAKER),
    requestLimit: () => readRequestLimit(database),
    lastOutage: () => outagesOf(database).recent(1)[0],
  };
}

function writersOf(database: Database, holder: Holder): Writers {
  const write = fenced(database, holder.lease);
  const verb =
    <Values extends readonly unknown[]>(work: (database: Database, ...values: Values) => void) =>
    (...values: Values) => {
      write(() => {
        work(database, ...values);
      });
    };
  return {
    claim: claimer(database, holder),
    intend: verb(storeIntents),
    settle: verb(settleBatch),
    noteScan: verb(storeScan),
    lookAgain: verb(lookAgain),
    setBreaker: verb(storeBreaker),
    setRequestLimit: verb(storeRequestLimit),
    openOutage: verb(openOutage),
    closeOutage: verb(closeOutage),
    remember: verb(storeRepair),
  };
}

function storeBreaker(database: Database, state: string): void {
  metaOf(database).set(BREAKER, state);
}

/**
 * `all` ends the backoff of what is queued, once: were it ignored at each claim, a job that fails would come back
 * without end, and what one slice leaves would have to wait instead of being the next slice's.
 */
function claimer(database: Database, { lease, checks }: Holder): RepairStore['claim'] {
  const write = fenced(database, lease);
  let isBackoffOver = false;
  return ({ limit, now, all }) => {
    const claimed = write(() => {
      freeClaims(database, checks, now);
      if (all && !isBackoffOver) endBackoff(database, now);
      return claimJobs(database, { limit, now }, { owner: lease.name, leaseToken: lease.token });
    });
    isBackoffOver ||= all;
    return claimed;
  };
}
