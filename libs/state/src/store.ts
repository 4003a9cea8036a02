import type {
  ChangeStore,
  ItemIndex,
  QueueStatus,
  RepairStore,
  RequestLimitOf,
  RunMemory,
  RunScratch,
  RunSink,
  StoreFacts,
} from '@stash2plex/core';
import { changeStoreOf } from './changes/change-store.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { itemIndexOf } from './index/item-index.ts';
import { checkHolds, type Lease, type LeaseChecks } from './lease/lease.ts';
import { readFacts } from './facts.ts';
import { leasesOf, type Leases } from './lease/leases.ts';
import { isAlive } from './lease/this-process.ts';
import { ledgerOf, type Ledger } from './ledger/ledger.ts';
import { metaOf, type Meta } from './meta.ts';
import { queueOf, type JobQueue } from './queue/queue.ts';
import { outagesOf, type Outages } from './repair/outages.ts';
import { repairStoreOf } from './repair/repair-store.ts';
import { readRequestLimit } from './repair/request-limit.ts';
import { dryRunSinkOf } from './run/dry-run-sink.ts';
import { historyOf, type History } from './run/history.ts';
import { runMemoryOf } from './run/memory.ts';
import { runSinkOf } from './run/run-sink.ts';
import { SCHEMA } from './schema/schema.ts';
import { scratchOf } from './scratch/scratch.ts';
import { emptyScratch } from './scratch/tables.ts';
import { readStatus } from './status.ts';

/** What survives the process: one SQLite file, which many processes may have open. Every write is one transaction. */
export interface Store {
  readonly index: ItemIndex;
  readonly memory: RunMemory;
  readonly queue: JobQueue;
  readonly leases: Leases;
  readonly ledger: Ledger;
  readonly outages: Outages;
  readonly history: History;
  readonly meta: Meta;
  /** The longest request that Plex takes, as it has taught; undefined while it has not. */
  readonly requestLimit: () => RequestLimitOf | undefined;
  /** What catch-up remembers; every verb that writes throws LeaseLostError once the lease is another's. */
  readonly changes: (lease: Lease) => ChangeStore;
  /** Where a real run's outcome goes; every verb throws LeaseLostError once the lease is another's. */
  readonly runSink: (lease: Lease) => RunSink;
  /** What a repair remembers; take one for each drain. Every verb that writes throws LeaseLostError once the lease is another's. */
  readonly repair: (lease: Lease) => RepairStore;
  /** Writes the row of the run and nothing else. */
  readonly dryRunSink: () => RunSink;
  /** Working tables, emptied when a run starts, kept when it is resumed. A dry run's are temporary; with a lease, writes are fenced. */
  readonly scratch: (run: { readonly dryRun: boolean; readonly lease?: Lease }) => RunScratch;
  /** `now`: on the wall clock, where that is not the real one; tells what is due. */
  readonly status: (now?: Date) => QueueStatus;
  /** Looks through the whole file: a second for a hundred megabytes or so. */
  readonly facts: () => StoreFacts;
  /** Writes the journal back as far as others allow, and closes the file. */
  readonly close: () => void;
}

export interface StoreOptions extends Partial<LeaseChecks> {
  /** How long a statement waits for another process's lock. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;

/** `path`: the file, made when it is not there, or `:memory:`. Throws PermanentError or TransientError, deletes nothing. */
export function openStore(path: string, options: StoreOptions = {}): Store {
  const { realNow = Date.now, isAlive: lives = isAlive, busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const database = openDatabase(path, SCHEMA, busyTimeoutMs);
  const checks = { realNow, isAlive: lives };
  const history = historyOf(database, checks);
  return {
    index: itemIndexOf(database, checks),
    memory: runMemoryOf(database),
    queue: queueOf(database, checks),
    leases: leasesOf(database, checks),
    ledger: ledgerOf(database),
    outages: outagesOf(database),
    history,
    meta: metaOf(database),
    requestLimit: () => readRequestLimit(database),
    changes: (lease) => changeStoreOf(database, { lease, realNow }),
    runSink: (lease) => runSinkOf(database, lease),
    repair: (lease) => repairStoreOf(database, { lease, checks }),
    dryRunSink: () => dryRunSinkOf(database),
    scratch: (run) => openScratch(database, run),
    facts: () => readFacts(database),
    status: (now = new Date(realNow())) => readStatus(database, history, now),
    close: () => {
      close(database);
    },
  };
}

function openScratch(
  database: Database,
  { dryRun, lease }: Parameters<Store['scratch']>[0],
): RunScratch {
  if (dryRun) {
    database.write(() => {
      emptyScratch(database, 'temp');
    });
    return scratchOf(database, 'temp', () => undefined);
  }
  return scratchOf(database, 'main', () => {
    if (lease) checkHolds(database, lease);
  });
}

function close(database: Database): void {
  try {
    database.get('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    database.close();
  }
}
