import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

/** Call it inside a transaction. */
export function addToScope(
  database: Database,
  place: ScratchPlace,
  sceneIds: readonly string[],
): void {
  database.run(
    `INSERT OR IGNORE INTO ${place}.scratch_scope SELECT value FROM json_each(?)`,
    JSON.stringify(sceneIds),
  );
}

export function scopePage(
  database: Database,
  place: ScratchPlace,
  { after, limit }: { readonly after: string; readonly limit: number },
): string[] {
  return database
    .all(
      `SELECT ${SCENE_ID} FROM ${place}.scratch_scope AS noted
       WHERE noted.scene_id > ? ORDER BY noted.scene_id LIMIT ?`,
      after,
      limit,
    )
    .map((row) => text(row, 'scene_id'));
}

export function scopeSize(database: Database, place: ScratchPlace): number {
  const row = database.get(`SELECT count(*) AS scenes FROM ${place}.scratch_scope`);
  return integer(row, 'scenes');
}
