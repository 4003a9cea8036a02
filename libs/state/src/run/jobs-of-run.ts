import { COVER_CHANGED } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { OF_SCENES } from '../database/scene-ids.ts';
import { QUEUED_OF_SCENES } from '../queue/queued-of-scenes.ts';

// What a run does to jobs besides enqueuing. Call each inside a transaction.

/** Marks queued jobs of scenes found in line; not those enqueued since the run began, for it may have read before. */
export function markInLine(database: Database, runId: string, sceneIds: readonly string[]): void {
  database.run(
    `UPDATE job SET in_line_run = ? WHERE ${QUEUED_OF_SCENES}
       AND revision <= (SELECT start_revision FROM run WHERE id = ?)`,
    runId,
    JSON.stringify(sceneIds),
    runId,
  );
}

/**
 * Takes jobs back that nobody has claimed yet, and closes the gaps of their scenes: those of this run, and older ones.
 * An edit queued since the run began stays, for the run may have read the scene before it.
 */
export function withdraw(database: Database, runId: string, sceneIds: readonly string[]): void {
  if (sceneIds.length === 0) return;
  const scenes = JSON.stringify(sceneIds);
  database.run(
    `DELETE FROM job WHERE ${QUEUED_OF_SCENES} AND (
       run_id = ? OR revision <= (SELECT start_revision FROM run WHERE id = ?))`,
    scenes,
    runId,
    runId,
  );
  database.run(`DELETE FROM gap WHERE ${OF_SCENES}`, scenes);
}

/**
 * Drops the marked jobs; returns how many. One with an intent stays: a killed repair may have written what Stash has taken
 * back since, and a run takes that for somebody else's. One for a changed cover stays: no run looks at covers.
 */
export function dropInLine(database: Database, runId: string): number {
  return database.run(
    `DELETE FROM job WHERE in_line_run = ? AND status = 'queued'
       AND scene_id NOT IN (SELECT scene_id FROM intent)
       AND NOT EXISTS (SELECT 1 FROM json_each(reasons) WHERE value = ?)`,
    runId,
    COVER_CHANGED,
  );
}

/** Those of runs that were killed and are given up, too: one run goes on at a time. */
export function forgetMarks(database: Database): void {
  database.run('UPDATE job SET in_line_run = NULL WHERE in_line_run IS NOT NULL');
}
