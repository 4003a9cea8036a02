import type { PlannedJob } from '@stash2plex/core';
import { raiseCounter, readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { QUEUED_OF_SCENES } from './queued-of-scenes.ts';

export interface EnqueueOrigin {
  /** On the wall clock. */
  readonly at: Date;
  /** The run that plans these jobs; undefined for catch-up and people. */
  readonly runId: string | undefined;
}

/** One statement for so many jobs takes a third of the time of one for each. */
const AT_ONCE = 250;

// A job in backoff waits on unless what is wanted has changed; a dead one lives again, with a clean slate. One of a scene that
// Plex did not have is looked for at once: who queues it knows of something new.
const UPSERT = `
  INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at, run_id)
  SELECT value ->> 0, 1, ? + key, value -> 1, value ->> 2, 'queued', ?, ? FROM json_each(?) WHERE true
  ON CONFLICT DO UPDATE SET
    generation = generation + 1,
    revision = excluded.revision,
    reasons = iif(status = 'dead' OR reasons = excluded.reasons, excluded.reasons, (
      SELECT json_group_array(value) FROM (
        SELECT value FROM json_each(job.reasons) UNION SELECT value FROM json_each(excluded.reasons)
      )
    )),
    attempts = iif(status = 'dead' OR desired_hash <> excluded.desired_hash, 0, attempts),
    not_before = iif(status = 'dead' OR desired_hash <> excluded.desired_hash OR not_found_since IS NOT NULL, 0, not_before),
    last_error = iif(status = 'dead' OR desired_hash <> excluded.desired_hash OR not_found_since IS NOT NULL, NULL, last_error),
    server_fault_at = iif(status = 'dead' OR desired_hash <> excluded.desired_hash, NULL, server_fault_at),
    enqueued_at = iif(status = 'dead', excluded.enqueued_at, enqueued_at),
    dead_at = NULL,
    not_found_since = NULL,
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
  const before = revision;
  for (const rows of chunks(jobs)) {
    database.run(UPSERT, revision + 1, at.getTime(), runId ?? null, JSON.stringify(rows));
    revision += rows.length;
  }
  raiseCounter(database, 'revision', revision - before);
}

/**
 * Jobs of these scenes that wait count as queued now, and stay as they are: a run that compared such a scene before it was
 * edited must not drop them as in line. Call it inside a transaction.
 */
export function renewJobs(database: Database, sceneIds: readonly string[]): void {
  if (sceneIds.length === 0) return;
  database.run(
    `UPDATE job SET revision = ?, run_id = NULL, in_line_run = NULL WHERE ${QUEUED_OF_SCENES}`,
    raiseCounter(database, 'revision'),
    JSON.stringify(sceneIds),
  );
}

function* chunks(jobs: Iterable<PlannedJob>): Generator<unknown[]> {
  let rows: unknown[] = [];
  for (const { sceneId, reasons, desiredHash } of jobs) {
    rows.push([sceneId, reasons, desiredHash]);
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
