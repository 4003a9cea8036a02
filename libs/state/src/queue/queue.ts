import type { PlannedJob, QueueCounts } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { claimJobs, freeExpired, type Claim } from './claim.ts';
import { upsertJobs } from './enqueue.ts';
import type { ClaimedJob } from './job-row.ts';
import { ackJob, failJob, putBackJob, type Settled } from './settle.ts';

/**
 * One live job for each scene, delivered at least once: a claim that is never settled returns to the queue.
 * An enqueue raises the job's generation, and only the claimed generation can be finished: no edit is lost.
 */
export interface JobQueue {
  readonly counts: () => QueueCounts;
  /** `at`: on the wall clock. Revives dead letters. */
  readonly enqueue: (jobs: readonly PlannedJob[], at: Date) => void;
  /** Ready jobs, those with the fewest attempts first. Returns expired claims to the queue before. */
  readonly claim: (claim: Claim) => readonly ClaimedJob[];
  /** Removes a job that is done. */
  readonly ack: (job: ClaimedJob) => Settled;
  /** Counts an attempt and tries again from `notBefore` on. */
  readonly retry: (job: ClaimedJob, notBefore: Date, error: string) => Settled;
  /** Sets a job aside for good, until its scene is enqueued again. */
  readonly deadLetter: (job: ClaimedJob, reason: string) => Settled;
  /** Returns a job uncounted: the server was at fault. */
  readonly putBack: (job: ClaimedJob) => Settled;
  /** Returns the jobs of claims that have expired, each counted as an attempt; how many. */
  readonly releaseExpired: (now: Date) => number;
  /** Removes what is queued; spares claimed jobs and dead letters. Returns how many. */
  readonly clearPending: () => number;
}

export function queueOf(database: Database): JobQueue {
  const { write } = database;
  return {
    counts: () => countJobs(database),
    enqueue: (jobs, at) => {
      write(() => {
        upsertJobs(database, jobs, { at, runId: undefined });
      });
    },
    claim: (claim) => write(() => claimJobs(database, claim)),
    ack: (job) => write(() => ackJob(database, job)),
    retry: (job, notBefore, error) =>
      write(() => failJob(database, job, { status: 'queued', notBefore, error })),
    deadLetter: (job, error) =>
      write(() => failJob(database, job, { status: 'dead', notBefore: new Date(0), error })),
    putBack: (job) => write(() => putBackJob(database, job)),
    releaseExpired: (now) => write(() => freeExpired(database, now)),
    clearPending: () => write(() => database.run(`DELETE FROM job WHERE status = 'queued'`)),
  };
}

export function countJobs(database: Database): QueueCounts {
  const rows = database.all('SELECT status, count(*) AS jobs FROM job GROUP BY status');
  const jobs = new Map(rows.map((row) => [text(row, 'status'), integer(row, 'jobs')]));
  return {
    pending: jobs.get('queued') ?? 0,
    leased: jobs.get('leased') ?? 0,
    dead: jobs.get('dead') ?? 0,
  };
}
