import type { JobsWaiting } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { countDue } from './ready.ts';

export function readWaiting(database: Database, now: Date): JobsWaiting {
  const rows = database.all(
    `SELECT coalesce(last_error, 'unknown') AS error, count(*) AS jobs FROM job
     WHERE status = 'queued' AND not_before > ? GROUP BY error ORDER BY jobs DESC, error`,
    now.getTime(),
  );
  const byError = rows.map((row) => [text(row, 'error'), integer(row, 'jobs')] as const);
  return {
    due: countDue(database, now),
    backoff: byError.reduce((sum, [, jobs]) => sum + jobs, 0),
    byError: Object.fromEntries(byError),
  };
}
