import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { text } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';

// Which scenes repairs were done with, for a run that goes on in another process. A counter of the store orders the two:
// the clocks of processes may differ.

/** Call it inside the transaction that stores what the repair came to. */
export function noteRepaired(database: Database, sceneIds: ReadonlySet<string>): void {
  if (sceneIds.size === 0) return;
  database.run(
    `INSERT INTO repaired (scene_id, revision) SELECT value, ? FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET revision = excluded.revision`,
    raiseCounter(database, 'revision'),
    JSON.stringify([...sceneIds]),
  );
}

export function repairedSince(
  database: Database,
  mark: number,
  sceneIds: readonly string[],
): ReadonlySet<string> {
  const rows = database.all(
    `SELECT ${SCENE_ID} FROM repaired WHERE ${OF_SCENES} AND revision > ?`,
    JSON.stringify(sceneIds),
    mark,
  );
  return new Set(rows.map((row) => text(row, 'scene_id')));
}

/** A run that begins reads everything after what was noted so far. Call it inside a transaction. */
export function forgetRepaired(database: Database): void {
  database.run('DELETE FROM repaired');
}
