import type { DeadLetter, QueueStatus } from '@stash2plex/core';
import type { Database } from './database/database.ts';
import { date, integer, optionalDate, text } from './database/rows.ts';
import { SCENE_ID } from './database/scene-ids.ts';
import { countJobs } from './queue/queue.ts';
import { notFoundJobs } from './queue/not-found.ts';
import { nextReadyAt } from './queue/ready.ts';
import { readWaiting } from './queue/waiting.ts';
import { outagesOf } from './repair/outages.ts';
import { recentRepairs } from './repair/repairs.ts';
import type { History } from './run/history.ts';

/** Most runs that the status shows. */
const SHOWN_RUNS = 20;

/** Most of the other lists: repairs and dead letters. */
const SHOWN = 10;

/** `now`: on the wall clock; tells what is due. */
export function readStatus(database: Database, history: History, now: Date): QueueStatus {
  return {
    queue: countJobs(database),
    deadReasons: countBy(
      database,
      `SELECT coalesce(last_error, 'unknown') AS name, count(*) AS n FROM job
       WHERE status = 'dead' GROUP BY name ORDER BY n DESC, name`,
    ),
    deadLetters: newestDead(database),
    oldestQueuedAt: optionalDate(
      database.get(`SELECT min(enqueued_at) AS oldest FROM job WHERE status = 'queued'`),
      'oldest',
    ),
    waiting: readWaiting(database, now),
    notFound: notFoundJobs(database),
    nextReadyAt: nextReadyAt(database),
    repairs: recentRepairs(database, SHOWN),
    outage: outagesOf(database).current(),
    runCount: history.count(),
    runs: history.recent(SHOWN_RUNS),
    openGaps: countBy(
      database,
      `SELECT detector AS name, count(*) AS n
       FROM (SELECT detector FROM gap UNION ALL SELECT detector FROM leftover_gap)
       GROUP BY detector ORDER BY detector`,
    ),
  };
}

function newestDead(database: Database): DeadLetter[] {
  const rows = database.all(
    `SELECT ${SCENE_ID}, coalesce(last_error, 'unknown') AS because, coalesce(dead_at, enqueued_at) AS at FROM job
     WHERE status = 'dead' ORDER BY at DESC, job.scene_id DESC LIMIT ${SHOWN}`,
  );
  return rows.map((row) => ({
    sceneId: text(row, 'scene_id'),
    because: text(row, 'because'),
    at: date(row, 'at'),
  }));
}

function countBy(database: Database, sql: string): Record<string, number> {
  const rows = database.all(sql);
  return Object.fromEntries(rows.map((row) => [text(row, 'name'), integer(row, 'n')]));
}
