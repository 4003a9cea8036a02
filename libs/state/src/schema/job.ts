/**
 * Ids of scenes are INTEGER everywhere: SQLite turns the decimal text into a number of 64 bits and back, and sorts by it.
 * `generation` counts the enqueues of one scene, `revision` those of all. `run_id`: the run that enqueued it last.
 */
export const JOB = `
  CREATE TABLE job (
    scene_id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    desired_hash TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('queued', 'leased', 'dead')),
    lease_owner TEXT,
    lease_token INTEGER,
    lease_expires_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    enqueued_at INTEGER NOT NULL,
    run_id TEXT,
    in_line_run TEXT
  ) STRICT;
  CREATE INDEX job_ready ON job (status, attempts, not_before);
  CREATE INDEX job_in_line ON job (in_line_run) WHERE in_line_run IS NOT NULL;
`;

/**
 * `claimed_under`: token of the lease that a claim lasts as long as; NULL for one that lasts until `lease_expires_at`.
 * `claimed_at` and `dead_at` are on the wall clock.
 */
export const JOB_REPAIR = `
  ALTER TABLE job ADD COLUMN claimed_at INTEGER;
  ALTER TABLE job ADD COLUMN claimed_under INTEGER;
  ALTER TABLE job ADD COLUMN dead_at INTEGER;
  UPDATE job SET dead_at = enqueued_at WHERE status = 'dead';
`;

/** `not_found_since`, on the wall clock: since when Plex is known not to have the scene. */
export const JOB_NOT_FOUND = `
  ALTER TABLE job ADD COLUMN not_found_since INTEGER;
  CREATE INDEX job_not_found ON job (status, not_before, not_found_since) WHERE not_found_since IS NOT NULL;
`;

/** When an attempt last failed for what may be the server's fault, on the wall clock; NULL for any other end. */
export const JOB_SERVER_FAULT = `
  ALTER TABLE job ADD COLUMN server_fault_at INTEGER;
  CREATE INDEX job_server_fault ON job (server_fault_at) WHERE server_fault_at IS NOT NULL;
`;
