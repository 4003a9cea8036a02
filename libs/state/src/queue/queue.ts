import type { JobLease, JobsWaiting, PlannedJob, QueueCounts, ServerFault } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import type { LeaseChecks } from '../lease/lease.ts';
import { claimJobs, type Claim } from './claim.ts';
import { clearDead, purgeDead, retryDead } from './dead-letters.ts';
import { upsertJobs } from './enqueue.ts';
import { freeClaims } from './free-claims.ts';
import { countDue, readyAfter } from './ready.ts';
import { ackJob, buryJob, delayJob, putBackJob, type Settled } from './settle.ts';
import { makeDue, serverFaults } from './server-faults.ts';
import { readWaiting } from './waiting.ts';

/**
 * One live job for each scene, delivered at least once: a claim that is never settled returns to the queue.
 * An enqueue raises the job's generation, and only the claimed generation can be finished: no edit is lost.
 */
export interface JobQueue {
  readonly counts: () => QueueCounts;
  /** `at`: on the wall clock. Revives dead letters. */
  readonly enqueue: (jobs: readonly PlannedJob[], at: Date) => void;
  /** Ready jobs, those with the fewest attempts first. Returns expired claims to the queue before. */
  readonly claim: (claim: Claim) => readonly JobLease[];
  /** Removes a job that is done. */
  readonly ack: (job: JobLease) => Settled;
  /** Counts an attempt and tries again from `notBefore` on. */
  readonly retry: (job: JobLease, notBefore: Date, error: string) => Settled;
  /** Sets a job aside for good, until its scene is enqueued again. */
  readonly deadLetter: (job: JobLease, reason: string) => Settled;
  /** Returns a job uncounted: the server was at fault. */
  readonly putBack: (job: JobLease) => Settled;
  /** Returns the jobs of claims that have expired or whose worker is gone, each counted as an attempt; how many. */
  readonly releaseExpired: (now: Date) => number;
  /** Removes what is queued; spares claimed jobs and dead letters. Returns how many. */
  readonly clearPending: () => number;
  /** Queues the dead letters as if they were new. Returns how many. */
  readonly retryDead: (now: Date) => number;
  /** Removes the dead letters. Returns how many. */
  readonly clearDead: () => number;
  /** Removes those that have been dead since before this instant. Returns how many. */
  readonly purgeDead: (before: Date) => number;
  /** Jobs that wait or were given up for what may be the server's fault, in order of time. */
  readonly serverFaults: () => readonly ServerFault[];
  /** Makes those of these scenes that wait or were given up for such a fault ready, with a clean slate. Returns how many. */
  readonly makeDue: (sceneIds: readonly string[], now: Date) => number;
  /** How many jobs could be claimed. */
  readonly dueCount: (now: Date) => number;
  readonly waiting: (now: Date) => JobsWaiting;
  /** When the next job is ready that is not ready now; undefined when there is none. */
  readonly readyAfter: (now: Date) => Date | undefined;
}

export function queueOf(database: Database, checks: LeaseChecks): JobQueue {
  return { ...forPeople(database), ...forWorkers(database, checks) };
}

type ForWorkers = Pick<
  JobQueue,
  'enqueue' | 'claim' | 'ack' | 'retry' | 'deadLetter' | 'putBack' | 'releaseExpired'
>;

function forPeople(database: Database): Omit<JobQueue, keyof ForWorkers> {
  const { write } = database;
  return {
    counts: () => countJobs(database),
    clearPending: () => write(() => database.run(`DELETE FROM job WHERE status = 'queued'`)),
    retryDead: (now) => write(() => retryDead(database, now)),
    clearDead: () => write(() => clearDead(database)),
    purgeDead: (before) => write(() => purgeDead(database, before)),
    serverFaults: () => serverFaults(database),
    makeDue: (sceneIds, now) => write(() => makeDue(database, sceneIds, now)),
    dueCount: (now) => countDue(database, now),
    waiting: (now) => readWaiting(database, now),
    readyAfter: (now) => readyAfter(database, now),
  };
}

function forWorkers(database: Database, checks: LeaseChecks): ForWorkers {
  const { write } = database;
  return {
    enqueue: (jobs, at) => {
      write(() => {
        upsertJobs(database, jobs, { at, runId: undefined });
      });
    },
    claim: (claim) =>
      write(() => {
        freeClaims(database, checks, claim.now);
        const expiresAt = claim.now.getTime() + claim.leaseMs;
        return claimJobs(database, claim, { owner: claim.owner, expiresAt });
      }),
    ack: (job) => write(() => ackJob(database, job)),
    retry: (job, notBefore, because) =>
      write(() => delayJob(database, { job, notBefore, because, isCounted: true })),
    deadLetter: (job, because) => write(() => buryJob(database, { job, because })),
    putBack: (job) => write(() => putBackJob(database, job)),
    releaseExpired: (now) => write(() => freeClaims(database, checks, now)),
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
