import { openStore } from '@stash2plex/state';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOW } from './now.ts';

const PAGE = 250;

/** Seconds that it takes to queue so many scenes on disk, page by page as a run does. */
export function enqueueCase(jobs: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex-bench-'));
  const store = openStore(join(directory, 'state.db'));
  try {
    const started = performance.now();
    for (let first = 1; first <= jobs; first += PAGE) {
      const page = Array.from({ length: PAGE }, (_, index) => ({
        sceneId: String(first + index),
        reasons: ['stale-sync'],
        desiredHash: `hash of ${first + index}`,
      }));
      store.queue.enqueue(page, NOW);
    }
    const seconds = (performance.now() - started) / 1000;
    const { pending } = store.queue.counts();
    if (pending !== jobs) throw new Error(`${pending} jobs are queued, not ${jobs}.`);
    return seconds;
  } finally {
    store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
