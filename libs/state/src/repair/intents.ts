import type { BatchOutcome, Field, FieldValue, Intent } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { json, text, type Row } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';

// An intent that a killed process left is added to, not replaced: both edits may have landed.
const UPSERT = `
  INSERT INTO intent (machine_identifier, scene_id, rating_key, field_values, locks) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    field_values = json_patch(field_values, excluded.field_values),
    locks = (SELECT json_group_array(value) FROM (
      SELECT value FROM json_each(intent.locks) UNION SELECT value FROM json_each(excluded.locks)
    ))`;

/** Call it inside a transaction. */
export function storeIntents(database: Database, intents: readonly Intent[]): void {
  for (const { machineIdentifier, sceneId, ratingKey, values, locks } of intents) {
    const columns = [JSON.stringify(values), JSON.stringify(locks)];
    database.run(UPSERT, machineIdentifier, sceneId, ratingKey, ...columns);
  }
}

/** Call it inside a transaction. */
export function removeIntents(database: Database, settled: BatchOutcome['settled']): void {
  for (const { machineIdentifier, sceneId, ratingKey } of settled) {
    database.run(
      'DELETE FROM intent WHERE machine_identifier = ? AND scene_id = ? AND rating_key = ?',
      machineIdentifier,
      sceneId,
      ratingKey,
    );
  }
}

export function intentsOf(
  database: Database,
  machineIdentifier: string,
  sceneIds: readonly string[],
): Intent[] {
  return database
    .all(
      `SELECT machine_identifier, ${SCENE_ID}, rating_key, field_values, locks
       FROM intent WHERE machine_identifier = ? AND ${OF_SCENES}`,
      machineIdentifier,
      JSON.stringify(sceneIds),
    )
    .map(toIntent);
}

function toIntent(row: Row): Intent {
  return {
    machineIdentifier: text(row, 'machine_identifier'),
    sceneId: text(row, 'scene_id'),
    ratingKey: text(row, 'rating_key'),
    values: json(row, 'field_values') as Partial<Record<Field, FieldValue>>,
    locks: json(row, 'locks') as readonly Field[],
  };
}
