import { openStore } from '@stash2plex/state';
import { join } from 'node:path';
import { inDirectory } from './in-directory.ts';
import { NOW } from './now.ts';
import { medianOf } from './numbers.ts';

const PAGE = 250;

export interface EnqueueResult {
  readonly jobs: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** What it takes to queue so many scenes on disk, page by page as a run does; the median of the repeats. */
export async function enqueueCase(jobs: number, repeats: number): Promise<EnqueueResult> {
  const results: EnqueueResult[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) results.push(await inDirectory(queue(jobs)));
  return medianOf(results);
}

const queue = (jobs: number) => (directory: string) => {
  const store = openStore(join(directory, 'state.db'));
  try {
    const started = performance.now();
    const cpu = process.cpuUsage();
    for (let first = 1; first <= jobs; first += PAGE) store.queue.enqueue(pageFrom(first), NOW);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const { pending } = store.queue.counts();
    if (pending !== jobs) throw new Error(`${pending} jobs are queued, not ${jobs}.`);
    return Promise.resolve({ jobs, seconds, cpuSeconds: (user + system) / 1e6 });
  } finally {
    store.close();
  }
};

function pageFrom(first: number) {
  return Array.from({ length: PAGE }, (_, index) => ({
    sceneId: String(first + index),
    reasons: ['stale-sync'],
    desiredHash: `hash of ${first + index}`,
  }));
}
