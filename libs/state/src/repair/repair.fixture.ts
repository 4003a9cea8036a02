import type {
  BatchOutcome,
  Intent,
  JobLease,
  OutageNote,
  RepairFigures,
  RepairStore,
} from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import type { Lease } from '../lease/lease.ts';
import type { Owner } from '../lease/owner.ts';
import { openStore, type Store } from '../store.ts';

// What the specs of repair's memory share; nothing else imports it.

export interface Worker {
  readonly pid: number;
  readonly lease: Lease;
  readonly repair: RepairStore;
}

export interface RepairWorld {
  readonly store: Store;
  /** Milliseconds of real time. */
  readonly clock: { now: number };
  /** A new process that has the lease to write to this server. */
  readonly startWorker: (server?: string) => Worker;
  readonly kill: (worker: Worker) => void;
}

export function aRepairWorld(): RepairWorld {
  const clock = { now: at('10:00').getTime() };
  const dead = new Set<number>();
  const isAlive = ({ pid }: Owner) => !dead.has(pid);
  const store = openStore(':memory:', { realNow: () => clock.now, isAlive });
  let pid = 0;
  return {
    store,
    clock,
    startWorker: (server = 'server') => {
      pid += 1;
      const lease = acquire(store, `write:${server}`, pid);
      return { pid, lease, repair: store.repair(lease) };
    },
    kill: (worker) => {
      dead.add(worker.pid);
    },
  };
}

export const anOwner = (pid: number): Owner => ({
  ...{ host: 'nas', bootId: 'boot', pidNamespace: 'pid:[1]' },
  ...{ pid, processStart: '77' },
});

function acquire(store: Store, name: string, pid: number): Lease {
  const answer = store.leases.acquire(name, anOwner(pid));
  if ('heldBy' in answer) throw new Error('held');
  return answer;
}

/** Claims what is ready; not what is in backoff. */
export function claimAt(
  { repair }: Pick<Worker, 'repair'>,
  time: string,
  difference: Partial<Parameters<RepairStore['claim']>[0]> = {},
): readonly JobLease[] {
  return repair.claim({ limit: 10, now: at(time), all: false, ...difference });
}

export const aBatch = (difference: Partial<BatchOutcome> = {}): BatchOutcome => ({
  ends: [],
  ledger: [],
  settled: [],
  matches: [],
  gaps: [],
  machineIdentifier: 'server',
  ...difference,
});

export const anIntent = (difference: Partial<Intent> = {}): Intent => ({
  machineIdentifier: 'server',
  sceneId: '7',
  ratingKey: '100',
  values: { title: 'Lake', genre: ['Rain'] },
  locks: ['title', 'genre'],
  ...difference,
});

export const anOutage = (startedAt: Date, because: string): OutageNote => ({
  ...{ startedAt, because, server: 'http://plex.test', now: startedAt },
});

export const aMatch = (sceneId: string, ratingKey: string) => ({
  sceneId,
  ratingKey,
  sectionKey: '1',
});

export const figures = (difference: Partial<RepairFigures> = {}): RepairFigures => ({
  ...{ startedAt: at('10:00'), finishedAt: at('10:02'), written: 3, inLine: 1, kept: 1 },
  ...{ waiting: { 'next slice': 2 }, failed: {}, dropped: { ambiguous: 1 }, fields: { title: 3 } },
  ...{ refused: {}, keptFields: { genre: 1 }, tookMs: 120_000, ended: 'slice-over' },
  scansAsked: 0,
  requests: { plexReads: 2, plexWrites: 3, images: 0 },
  ...difference,
});
