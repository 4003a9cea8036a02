import type { NotFoundJobs } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, integer } from '../database/rows.ts';
import { OF_SCENES } from '../database/scene-ids.ts';

/** Queued jobs of scenes that Plex is known not to have yet; undefined where there are none. */
export function notFoundJobs(database: Database): NotFoundJobs | undefined {
  const row = database.get(
    `SELECT count(*) AS scenes, min(not_found_since) AS since, min(not_before) AS next FROM job
     WHERE status = 'queued' AND not_found_since IS NOT NULL`,
  );
  if (!row || integer(row, 'scenes') === 0) return undefined;
  return {
    scenes: integer(row, 'scenes'),
    since: date(row, 'since'),
    nextLookAt: date(row, 'next'),
  };
}

/** Call it inside a transaction. */
export function lookAgain(database: Database, sceneIds: readonly string[], at: Date): void {
  // The plus keeps SQLite from walking the queue by the index on status.
  database.run(
    `UPDATE job SET not_before = min(not_before, ?)
     WHERE ${OF_SCENES} AND +status = 'queued' AND +not_found_since IS NOT NULL`,
    at.getTime(),
    JSON.stringify(sceneIds),
  );
}
