import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';

// Scenes that are to be read again. Call what writes inside a transaction.

/** Returns how many of them were not dirty before. */
export function addDirty(database: Database, sceneIds: readonly string[]): number {
  return database.run(
    'INSERT OR IGNORE INTO dirty SELECT value FROM json_each(?)',
    JSON.stringify(sceneIds),
  );
}

export function removeDirty(database: Database, sceneIds: readonly string[]): void {
  database.run(`DELETE FROM dirty WHERE ${OF_SCENES}`, JSON.stringify(sceneIds));
}

/** Versions so young that an edit with the very same time may still come. */
export function addUnsettled(database: Database): void {
  database.run(
    `INSERT OR IGNORE INTO dirty SELECT scene_id FROM seen INDEXED BY seen_unsettled
     WHERE settled = 0 AND deleted_at IS NULL`,
  );
}

export function nextDirty(database: Database, limit: number): string[] {
  return database
    .all(`SELECT ${SCENE_ID} FROM dirty ORDER BY dirty.scene_id LIMIT ?`, limit)
    .map((row) => text(row, 'scene_id'));
}

export function countDirty(database: Database): number {
  return integer(database.get('SELECT count(*) AS scenes FROM dirty'), 'scenes');
}
