import type { CatchUpRecord, Skip } from '@stash2plex/core';

/** What a catch-up has come to so far. The only thing in it that changes in place. */
export interface Tally {
  readonly looked: () => void;
  readonly read: (scenes: number) => void;
  readonly gone: (scenes: number) => void;
  readonly changed: (scenes: number) => void;
  readonly queued: (jobs: number) => void;
  readonly skipped: (skips: readonly Skip[]) => void;
  readonly record: (requests: number) => CatchUpRecord;
}

export function newTally(): Tally {
  const counts = { changed: 0, queued: 0, looks: 0, read: 0, gone: 0 };
  const skipped = new Map<string, number>();
  return {
    looked: () => (counts.looks += 1),
    read: (scenes) => (counts.read += scenes),
    gone: (scenes) => (counts.gone += scenes),
    changed: (scenes) => (counts.changed += scenes),
    queued: (jobs) => (counts.queued += jobs),
    skipped: (skips) => {
      for (const { reason } of skips) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    },
    record: (requests) => ({ ...counts, requests, skipped: Object.fromEntries(skipped) }),
  };
}
