import type { JobLease, PlexServer } from '@stash2plex/core';
import type { Run } from './parts.ts';

/** Writes of a batch take so long at most: what somebody edits in Plex meanwhile is not overwritten. */
const BATCH_MS = 5_000;
const MOST_IN_BATCH = 40;

/** The jobs of one drain. */
export interface Claims {
  /** The next batch; none when nothing is due any more. */
  readonly next: () => readonly JobLease[];
  /** What came a second time goes back. Call it when the drain ends, however it ends. */
  readonly release: () => void;
}

/**
 * Each job once a drain, unless its scene is edited meanwhile: one that cannot be done now would come again and again.
 * It is held until the end, or it would stand in front of those behind it for ever.
 */
export function claimsOf(
  run: Run,
  server: PlexServer,
  { isByHand }: { readonly isByHand: boolean },
): Claims {
  const { parts, settings } = run;
  const limit = Math.max(1, Math.min(MOST_IN_BATCH, Math.ceil((settings.rate * BATCH_MS) / 1000)));
  const seen = new Set<string>();
  const isSeen = (job: JobLease) => seen.has(nameOf(job));
  const held: JobLease[] = [];
  const next = (): readonly JobLease[] => {
    for (;;) {
      const jobs = parts.store.claim({ limit, now: parts.clock.now(), all: isByHand });
      const [old, news] = [jobs.filter(isSeen), jobs.filter((job) => !isSeen(job))];
      for (const job of news) seen.add(nameOf(job));
      held.push(...old);
      if (news.length > 0 || jobs.length === 0) return news;
    }
  };
  return {
    next,
    release: () => {
      putBack(run, server, held);
    },
  };
}

/** As if they had never been claimed. */
export function putBack(
  { parts }: Run,
  { machineIdentifier }: PlexServer,
  jobs: readonly JobLease[],
): void {
  if (jobs.length === 0) return;
  const ends = jobs.map((job) => ({ status: 'untouched', job }) as const);
  parts.store.settle({ machineIdentifier, ends, ledger: [], settled: [], matches: [] });
}

function nameOf({ sceneId, generation }: JobLease): string {
  return `${sceneId} ${generation}`;
}
