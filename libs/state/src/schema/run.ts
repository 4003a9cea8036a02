/** `seq` is the order of recording: wall clocks jump. `start_revision`: the youngest job when the run began. */
export const RUN = `
  CREATE TABLE run (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    scope TEXT NOT NULL,
    run_trigger TEXT NOT NULL,
    dry_run INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    stash_life TEXT,
    resets_timers TEXT,
    status TEXT NOT NULL,
    counts TEXT NOT NULL,
    requests TEXT NOT NULL,
    guards TEXT NOT NULL,
    errors TEXT NOT NULL,
    cursor TEXT,
    start_revision INTEGER NOT NULL,
    lease_token INTEGER
  ) STRICT;
`;

/** `abandoned`: closed because its process had ended; a run that failed by itself is not. */
export const RUN_RESUME = `
  ALTER TABLE run ADD COLUMN resumes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE run ADD COLUMN abandoned INTEGER NOT NULL DEFAULT 0;
`;
