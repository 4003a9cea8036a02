import type { StashJobs } from './job-queue.ts';

/** A job that Stash is at, unless another one runs; returns what ends it. */
export function runningJob(jobs: StashJobs, description: string): () => void {
  const job = jobs.add(description);
  jobs.startNext();
  return () => {
    if (jobs.list().includes(job)) jobs.finish(job.id);
  };
}
