import { join } from 'node:path';
import type { PageOutcome, Plan, RunCursor, RunEnd, RunSink, RunStart } from '@stash2plex/core';
import { afterEach, beforeEach } from 'vitest';
import type { Lease } from './lease/lease.ts';
import { thisProcess } from './lease/this-process.ts';
import { aFolder } from './store.fixture.ts';
import { openStore, type Store } from './store.ts';

// Builders of runs for the specs of this library; nothing else imports it.

export const COUNTS = {
  scenesChecked: 250,
  gaps: { missing: 0, 'stale-sync': 1 },
  queued: 1,
  skipped: { 'quality-gate': 2 },
  withdrawn: 0,
  matched: 240,
  withoutFiles: 3,
  unknown: 0,
};

export const aRun = (difference: Partial<RunStart> = {}): RunStart => ({
  id: 'run-1',
  rule: 'interval',
  scope: 'all',
  trigger: 'hook',
  dryRun: false,
  startedAt: new Date('2026-01-01T10:00:00Z'),
  stashLife: 'boot/1/77',
  resetsTimers: undefined,
  ...difference,
});

export const aCursor = (difference: Partial<RunCursor> = {}): RunCursor => ({
  phase: 'scenes',
  after: '250',
  settingsHash: 's',
  machineIdentifier: 'server',
  builds: [3, 4],
  listedAt: '2026-01-01T10:00:01.000Z',
  matchedBefore: { '1': 200 },
  vanished: 2,
  guards: [{ kind: 'details-absent', section: 'Films', message: 'many went' }],
  ...difference,
});

export function aPage({
  plan,
  ...difference
}: Partial<Omit<PageOutcome, 'plan'>> & { plan?: Partial<Plan> } = {}): PageOutcome {
  return {
    plan: { jobs: [], skipped: [], gaps: [], inLine: [], ...plan },
    settled: [],
    ledger: [],
    matches: [],
    withdrawn: [],
    traces: [],
    counts: COUNTS,
    requests: { stash: 1, plex: 3 },
    cursor: aCursor(),
    ...difference,
  };
}

export const anEnd = (difference: Partial<RunEnd> = {}): RunEnd => ({
  status: 'complete',
  finishedAt: new Date('2026-01-01T10:05:00Z'),
  counts: COUNTS,
  requests: { stash: 4, plex: 9 },
  guards: [],
  errors: [],
  falls: [],
  ...difference,
});

export const aJob = (sceneId: string, desiredHash = 'v1') => ({
  sceneId,
  reasons: ['stale-sync'],
  desiredHash,
});

export interface RunWorld {
  readonly file: string;
  readonly store: Store;
  readonly lease: Lease;
  readonly remove: () => void;
}

/** A store on disk, with the lease under which runs are made. */
export function aRunWorld(): RunWorld {
  const folder = aFolder();
  const file = join(folder.path, 'state.db');
  const store = openStore(file);
  const remove = () => {
    store.close();
    folder.remove();
  };
  return { file, store, lease: acquire(store), remove };
}

/** A new one for each spec of the file; call it once, at its top. */
export function useRunWorld(): RunWorld {
  let now: RunWorld | undefined;
  beforeEach(() => {
    now = aRunWorld();
  });
  afterEach(() => {
    now?.remove();
  });
  const world = () => {
    if (!now) throw new Error('There is a world within specs only.');
    return now;
  };
  return {
    get file() {
      return world().file;
    },
    get store() {
      return world().store;
    },
    get lease() {
      return world().lease;
    },
    remove: () => {
      world().remove();
    },
  };
}

function acquire(store: Store): Lease {
  const answer = store.leases.acquire('reconcile', thisProcess());
  if ('heldBy' in answer) throw new Error('held');
  return answer;
}

/** Takes the lease away from who holds it. */
export function takeOver({ store, lease }: RunWorld): Lease {
  store.leases.release(lease);
  return acquire(store);
}

export function startRun({ store, lease }: RunWorld, run: Partial<RunStart> = {}): RunSink {
  const sink = store.runSink(lease);
  sink.start(aRun(run));
  return sink;
}

/** Claims everything that is queued at 10:01. */
export function claimAll({ store }: RunWorld) {
  const now = new Date('2026-01-01T10:01:00Z');
  return store.queue.claim({ limit: 9, owner: 'w', leaseMs: 60_000, now });
}
