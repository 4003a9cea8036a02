import { assertNever, type JobEnd, type JobLease } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { UNCLAIMED } from './free-claims.ts';

/** `again`: the scene was enqueued anew meanwhile, so it is queued. `lost`: the claim had ended; nothing was changed. */
export type Settled = 'done' | 'again' | 'lost';

const STILL_CLAIMED = `scene_id = ? AND status = 'leased' AND lease_token = ?`;

/** Call all of these inside a transaction. */
export function endJob(database: Database, end: JobEnd): Settled {
  switch (end.status) {
    case 'done':
    case 'dropped': {
      return ackJob(database, end.job);
    }
    case 'waiting': {
      return delayJob(database, end);
    }
    case 'dead': {
      return buryJob(database, end);
    }
    case 'untouched': {
      return putBackJob(database, end.job);
    }
    default: {
      return assertNever(end);
    }
  }
}

export function ackJob(database: Database, job: JobLease): Settled {
  const removed = database.run(
    `DELETE FROM job WHERE ${STILL_CLAIMED} AND generation = ?`,
    job.sceneId,
    job.token,
    job.generation,
  );
  return removed === 1 ? 'done' : putBackJob(database, job);
}

/** Returns the job to the queue and counts nothing: the fault is not its own. */
export function putBackJob(database: Database, job: JobLease): Exclude<Settled, 'done'> {
  const changed = database.run(
    `UPDATE job SET status = 'queued', ${UNCLAIMED} WHERE ${STILL_CLAIMED}`,
    job.sceneId,
    job.token,
  );
  return changed === 1 ? 'again' : 'lost';
}

/** When it failed, where that may be the server's fault: since its claim. */
const FAULT_AT = 'iif(?, coalesce(claimed_at, enqueued_at), NULL)';

type Delay = Omit<Extract<JobEnd, { status: 'waiting' }>, 'status'>;

// A failure of what was claimed says nothing of a newer edit: that one is queued as if nothing had happened.

export function delayJob(
  database: Database,
  { job, notBefore, isCounted, because, notFoundSince, isServerFault = false }: Delay,
): Settled {
  const changed = database.run(
    `UPDATE job SET status = 'queued', attempts = attempts + ?, not_before = ?, not_found_since = ?, last_error = ?,
       server_fault_at = ${FAULT_AT}, ${UNCLAIMED}
     WHERE ${STILL_CLAIMED} AND generation = ?`,
    isCounted ? 1 : 0,
    notBefore.getTime(),
    notFoundSince?.getTime() ?? null,
    because,
    Number(isServerFault),
    job.sceneId,
    job.token,
    job.generation,
  );
  return changed === 1 ? 'done' : putBackJob(database, job);
}

type Burial = Omit<Extract<JobEnd, { status: 'dead' }>, 'status'>;

/** It is dead since its claim: a worker settles within seconds, and that instant is on the wall clock. */
export function buryJob(
  database: Database,
  { job, because, notFoundSince, isServerFault = false }: Burial,
): Settled {
  const changed = database.run(
    `UPDATE job SET status = 'dead', attempts = attempts + ?, not_before = 0, not_found_since = ?, last_error = ?,
       dead_at = coalesce(claimed_at, enqueued_at), server_fault_at = ${FAULT_AT}, ${UNCLAIMED}
     WHERE ${STILL_CLAIMED} AND generation = ?`,
    notFoundSince ? 0 : 1,
    notFoundSince?.getTime() ?? null,
    because,
    Number(isServerFault),
    job.sceneId,
    job.token,
    job.generation,
  );
  return changed === 1 ? 'done' : putBackJob(database, job);
}
