import type { ServerFault } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, text } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';

/** Jobs that wait or were given up for what may be the server's fault, in order of time. */
export function serverFaults(database: Database): ServerFault[] {
  const rows = database.all(
    `SELECT ${SCENE_ID}, server_fault_at FROM job
     WHERE server_fault_at IS NOT NULL AND status IN ('queued', 'dead') ORDER BY server_fault_at, job.scene_id`,
  );
  return rows.map((row) => ({ sceneId: text(row, 'scene_id'), at: date(row, 'server_fault_at') }));
}

/**
 * They start over, as if they had never failed; one that was claimed, done or edited meanwhile is left alone. Call it inside
 * a transaction; returns how many.
 */
export function makeDue(database: Database, sceneIds: readonly string[], now: Date): number {
  return database.run(
    `UPDATE job SET status = 'queued', attempts = 0, not_before = 0, last_error = NULL, dead_at = NULL,
       server_fault_at = NULL, enqueued_at = iif(status = 'dead', ?, enqueued_at)
     WHERE scene_id IN (SELECT value FROM json_each(?))
       AND server_fault_at IS NOT NULL AND status IN ('queued', 'dead')`,
    now.getTime(),
    JSON.stringify(sceneIds.map(Number)),
  );
}
