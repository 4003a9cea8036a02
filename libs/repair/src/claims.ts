import type { JobLease, PlexServer } from '@stash2plex/core';
import type { DrainOptions, Run } from './parts.ts';

/** Writes of a batch take so long at most: what somebody edits in Plex meanwhile is not overwritten. */
const BATCH_MS = 5_000;
const MOST_IN_BATCH = 40;

/** The jobs of one drain. */
export interface Claims {
  /** A batch of jobs, each once unless its scene was edited meanwhile; none when nothing else is due. */
  readonly next: () => readonly JobLease[];
  /** These may come once more. */
  readonly again: (jobs: readonly JobLease[]) => void;
  /** Returns jobs as if they had never been claimed. */
  readonly putBack: (jobs: readonly JobLease[]) => void;
  /** At the end of the drain. */
  readonly close: () => void;
}

export function claimsOf(
  { parts: { store, clock }, settings }: Run,
  server: PlexServer,
  { isByHand }: DrainOptions,
): Claims {
  const { machineIdentifier } = server;
  const limit = Math.max(1, Math.min(MOST_IN_BATCH, Math.ceil((settings.rate * BATCH_MS) / 1000)));
  const seen = new Set<string>();
  // Put back at once, those that cannot be done now would be the next that are claimed, and nobody else's turn would come.
  const held: JobLease[] = [];
  const putBack = (jobs: readonly JobLease[]) => {
    if (jobs.length === 0) return;
    const ends = jobs.map((job) => ({ status: 'untouched', job }) as const);
    store.settle({ machineIdentifier, ends, ledger: [], settled: [], matches: [], gaps: [] });
  };
  return {
    putBack,
    next: () => {
      for (;;) {
        const jobs = store.claim({ limit, now: clock.now(), all: isByHand });
        const { news = [], old = [] } = Object.groupBy(jobs, (job) =>
          seen.has(nameOf(job)) ? 'old' : 'news',
        );
        held.push(...old);
        for (const job of news) seen.add(nameOf(job));
        if (news.length > 0 || jobs.length === 0) return news;
      }
    },
    again: (jobs) => {
      for (const job of jobs) seen.delete(nameOf(job));
    },
    close: () => {
      putBack(held);
    },
  };
}

function nameOf({ sceneId, generation }: JobLease): string {
  return `${sceneId} ${generation}`;
}
