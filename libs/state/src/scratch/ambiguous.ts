import type { Ambiguity, AmbiguityNote } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { json, text, type Row } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

/** Call it inside a transaction. */
export function addAmbiguous(
  database: Database,
  place: ScratchPlace,
  scenes: readonly AmbiguityNote[],
): void {
  for (const { sceneId, because, ratingKeys } of scenes) {
    database.run(
      `INSERT OR IGNORE INTO ${place}.scratch_ambiguous (scene_id, because, rating_keys) VALUES (?, ?, ?)`,
      sceneId,
      because,
      JSON.stringify(ratingKeys),
    );
  }
}

export function ambiguousPage(
  database: Database,
  place: ScratchPlace,
  { after, limit }: { readonly after: string; readonly limit: number },
): AmbiguityNote[] {
  const rows = database.all(
    `SELECT ${SCENE_ID}, because, rating_keys FROM ${place}.scratch_ambiguous AS noted
     WHERE noted.scene_id > ? ORDER BY noted.scene_id LIMIT ?`,
    after,
    limit,
  );
  return rows.map(toNote);
}

function toNote(row: Row): AmbiguityNote {
  return {
    sceneId: text(row, 'scene_id'),
    because: text(row, 'because') as Ambiguity,
    ratingKeys: json(row, 'rating_keys') as readonly string[],
  };
}
