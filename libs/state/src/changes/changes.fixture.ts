import type {
  ChangeStore,
  DirtyOutcome,
  LedgerEntry,
  Match,
  ReadScene,
  SceneTrace,
  SceneVersion,
} from '@stash2plex/core';
import { aLedgerEntry, aPair, at } from '@stash2plex/testing';
import type { Lease } from '../lease/lease.ts';
import { thisProcess } from '../lease/this-process.ts';
import { aPage, aRun } from '../runs.fixture.ts';
import { openStore, type Store } from '../store.ts';

// What the specs of catch-up's memory share; nothing else imports it.

export const DAY_MS = 24 * 3_600_000;

export const aVersion = (id: string, difference: Partial<SceneVersion> = {}): SceneVersion => ({
  id,
  createdAt: at('08:00'),
  updatedAt: at('09:00'),
  ...difference,
});

export const aTrace = (id: string, difference: Partial<SceneTrace> = {}): SceneTrace => ({
  ...aVersion(id),
  hash: `hash of ${id}`,
  files: `files of ${id}`,
  fileCount: 1,
  refs: [],
  ...difference,
});

export const aRead = (id: string, difference: Partial<ReadScene> = {}): ReadScene => ({
  ...aTrace(id),
  isSettled: true,
  ...difference,
});

export const anOutcome = (difference: Partial<DirtyOutcome> = {}): DirtyOutcome => ({
  jobs: [],
  at: at('10:00'),
  read: [],
  gone: [],
  reborn: [],
  worked: [],
  ...difference,
});

export interface ChangeWorld {
  readonly store: Store;
  readonly changes: ChangeStore;
  readonly lease: Lease;
  /** Milliseconds of real time. */
  readonly clock: { now: number };
}

export function aChangeWorld(): ChangeWorld {
  const clock = { now: at('10:00').getTime() };
  const store = openStore(':memory:', { realNow: () => clock.now });
  const lease = acquire(store, 'catch-up');
  return { store, changes: store.changes(lease), lease, clock };
}

export function acquire(store: Store, name: string): Lease {
  const answer = store.leases.acquire(name, thisProcess());
  if ('heldBy' in answer) throw new Error('held');
  return answer;
}

/** What a run left behind of a scene: a gap, a match, an entry in the ledger. */
export interface Left {
  readonly sceneId: string;
  readonly server?: string;
}

/** One run that found something of each of these scenes. */
export function leaveBehind(store: Store, left: readonly Left[]): void {
  const sink = store.runSink(acquire(store, 'reconcile'));
  sink.start(aRun());
  for (const { sceneId, server = 'server' } of left) {
    const match: Match = { sceneId, ratingKey: `1${sceneId}`, sectionKey: '1' };
    const entry: LedgerEntry = { ...aLedgerEntry({}), sceneId, machineIdentifier: server };
    const gap = {
      detector: 'stale-sync',
      messageId: 'changed',
      pair: aPair({ scene: { id: sceneId } }),
    };
    const page = aPage({ matches: [match], ledger: [entry], plan: { gaps: [gap] } });
    sink.commitPage({ ...page, cursor: { ...page.cursor, machineIdentifier: server } });
  }
}
