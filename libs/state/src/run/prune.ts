import type { Database } from '../database/database.ts';

/** Most recorded runs to keep, besides those that timers count from. */
export const KEPT_RUNS = 200;

/** The last complete run of every scope, and of every scope whose timers it resets: timers count from them. */
export const LAST_COMPLETE = `
  SELECT max(seq) FROM run WHERE status = 'complete' AND dry_run = 0 GROUP BY scope
  UNION
  SELECT max(seq) FROM run WHERE status = 'complete' AND dry_run = 0 GROUP BY resets_timers`;

export function pruneHistory(database: Database): void {
  database.run(
    `DELETE FROM run WHERE status <> 'running'
       AND seq NOT IN (SELECT seq FROM run ORDER BY seq DESC LIMIT ${KEPT_RUNS})
       AND seq NOT IN (${LAST_COMPLETE})`,
  );
}
