import type { PlannedJob } from '@stash2plex/core';
import { raiseCounter, readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';

export interface EnqueueOrigin {
  /** On the wall clock. */
  readonly at: Date;
  /** The run that plans these jobs; undefined for catch-up and people. */
  readonly runId: string | undefined;
}

// A job in backoff waits on unless what is wanted has changed; a dead one lives again, with a clean slate.
const UPSERT = `
  INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at, run_id)
  VALUES (?, 1, ?, ?, ?, 'queued', ?, ?)
  ON CONFLICT DO UPDATE SET
    generation = generation + 1,
    revision = excluded.revision,
    reasons = iif(status = 'dead', excluded.reasons, (
      SELECT json_group_array(value) FROM (
        SELECT value FROM json_each(job.reasons) UNION SELECT value FROM json_each(excluded.reasons)
      )
    )),
    attempts = iif(status = 'dead' OR desired_hash <> excluded.desired_hash, 0, attempts),
    not_before = iif(status = 'dead' OR desired_hash <> excluded.desired_hash, 0, not_before),
    last_error = iif(status = 'dead' OR desired_hash <> excluded.desired_hash, NULL, last_error),
    enqueued_at = iif(status = 'dead', excluded.enqueued_at, enqueued_at),
    status = iif(status = 'dead', 'queued', status),
    desired_hash = excluded.desired_hash,
    run_id = excluded.run_id,
    in_line_run = NULL`;

/** Call it inside a transaction. Each job is one upsert, whatever the size of the queue. */
export function upsertJobs(
  database: Database,
  jobs: readonly PlannedJob[],
  { at, runId }: EnqueueOrigin,
): void {
  let revision = readCounter(database, 'revision');
  for (const { sceneId, reasons, desiredHash } of jobs) {
    revision += 1;
    const known = JSON.stringify(reasons);
    database.run(UPSERT, sceneId, revision, known, desiredHash, at.getTime(), runId ?? null);
  }
  raiseCounter(database, 'revision', jobs.length);
}
