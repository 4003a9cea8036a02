import type { Database } from '../database/database.ts';
import { text } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';
import { serversIn, type TableOfServer } from '../run/servers.ts';
import { removeDirty } from './dirty.ts';
import { keepingTotals } from './totals.ts';

// What goes with a scene that Stash does not have any more. Call each inside a transaction.

/** For how long a scene stays marked as deleted. */
const DELETED_KEPT_MS = 90 * 24 * 3_600_000;
/** So that nobody waits for the lock when many were deleted in one day. */
const PURGED_AT_ONCE = 2_000;

export function markDeleted(
  database: Database,
  sceneIds: readonly string[],
  deletedAt: number,
): void {
  if (sceneIds.length === 0) return;
  const scenes = JSON.stringify(sceneIds);
  keepingTotals(database, sceneIds, () => {
    const mark = `UPDATE seen SET deleted_at = ? WHERE ${OF_SCENES} AND deleted_at IS NULL`;
    database.run(mark, deletedAt, scenes);
  });
  removeDirty(database, sceneIds);
  dropFindings(database, scenes);
}

/** Their ids are other scenes' now, or nobody's: what was written to their items says nothing any more. */
export function forgetScenes(database: Database, sceneIds: readonly string[]): void {
  if (sceneIds.length === 0) return;
  const scenes = JSON.stringify(sceneIds);
  dropFindings(database, scenes);
  dropOnEachServer(database, 'ledger', scenes);
  dropOnEachServer(database, 'intent', scenes);
}

/** A claimed job is left alone: its worker finds out. */
function dropFindings(database: Database, scenes: string): void {
  // The plus keeps SQLite from walking the queue by the index on status.
  database.run(`DELETE FROM job WHERE ${OF_SCENES} AND +status IN ('queued', 'dead')`, scenes);
  for (const table of ['gap', 'leftover_gap']) {
    database.run(`DELETE FROM ${table} WHERE ${OF_SCENES}`, scenes);
  }
  dropOnEachServer(database, 'match', scenes);
}

function dropOnEachServer(database: Database, table: TableOfServer, scenes: string): void {
  for (const server of serversIn(database, table)) {
    const drop = `DELETE FROM ${table} WHERE machine_identifier = ? AND ${OF_SCENES}`;
    database.run(drop, server, scenes);
  }
}

/** Forgets scenes that were deleted long ago, with what was written of them. */
export function purgeDeleted(database: Database, realNow: number): void {
  const old = `SELECT ${SCENE_ID} FROM seen WHERE deleted_at <= ? LIMIT ${PURGED_AT_ONCE}`;
  const rows = database.all(old, realNow - DELETED_KEPT_MS);
  const sceneIds = rows.map((row) => text(row, 'scene_id'));
  forgetScenes(database, sceneIds);
  database.run(`DELETE FROM seen WHERE ${OF_SCENES}`, JSON.stringify(sceneIds));
}
