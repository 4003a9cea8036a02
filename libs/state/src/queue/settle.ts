import type { Database } from '../database/database.ts';
import type { ClaimedJob } from './job-row.ts';

/** `again`: the scene was enqueued anew meanwhile, so it is queued. `lost`: the claim had expired; nothing was changed. */
export type Settled = 'done' | 'again' | 'lost';

const STILL_CLAIMED = `scene_id = ? AND status = 'leased' AND lease_token = ?`;
const FREE = `lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL`;

/** Call all of these inside a transaction. */
export function ackJob(database: Database, job: ClaimedJob): Settled {
  const removed = database.run(
    `DELETE FROM job WHERE ${STILL_CLAIMED} AND generation = ?`,
    job.sceneId,
    job.token,
    job.generation,
  );
  if (removed === 1) return 'done';
  return putBackJob(database, job);
}

/** Returns the job to the queue and counts nothing: the fault is not its own. */
export function putBackJob(database: Database, job: ClaimedJob): Exclude<Settled, 'done'> {
  const changed = database.run(
    `UPDATE job SET status = 'queued', ${FREE} WHERE ${STILL_CLAIMED}`,
    job.sceneId,
    job.token,
  );
  return changed === 1 ? 'again' : 'lost';
}

export interface Failure {
  readonly status: 'queued' | 'dead';
  readonly notBefore: Date;
  readonly error: string;
}

/** A failure of what was claimed says nothing of a newer edit: that one is queued as if nothing had happened. */
export function failJob(database: Database, job: ClaimedJob, failure: Failure): Settled {
  const changed = database.run(
    `UPDATE job SET status = ?, attempts = attempts + 1, not_before = ?, last_error = ?, ${FREE}
     WHERE generation = ? AND ${STILL_CLAIMED}`,
    failure.status,
    failure.notBefore.getTime(),
    failure.error,
    job.generation,
    job.sceneId,
    job.token,
  );
  if (changed === 1) return 'done';
  return putBackJob(database, job);
}
