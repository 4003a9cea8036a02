import type { QueueStatus } from '@stash2plex/core';
import type { Database } from './database/database.ts';
import { integer, optionalDate, text } from './database/rows.ts';
import { countJobs } from './queue/queue.ts';
import type { History } from './run/history.ts';

/** Most runs that the status shows. */
const SHOWN_RUNS = 20;

export function readStatus(database: Database, history: History): QueueStatus {
  return {
    queue: countJobs(database),
    deadReasons: countBy(
      database,
      `SELECT coalesce(last_error, 'unknown') AS name, count(*) AS n FROM job
       WHERE status = 'dead' GROUP BY name ORDER BY n DESC, name`,
    ),
    oldestQueuedAt: optionalDate(
      database.get(`SELECT min(enqueued_at) AS oldest FROM job WHERE status = 'queued'`),
      'oldest',
    ),
    runCount: history.count(),
    runs: history.recent(SHOWN_RUNS),
    openGaps: countBy(
      database,
      'SELECT detector AS name, count(*) AS n FROM gap GROUP BY detector ORDER BY detector',
    ),
  };
}

function countBy(database: Database, sql: string): Record<string, number> {
  const rows = database.all(sql);
  return Object.fromEntries(rows.map((row) => [text(row, 'name'), integer(row, 'n')]));
}
