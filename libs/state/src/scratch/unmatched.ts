import type { Scene, Unmatched } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { json, type Row } from '../database/rows.ts';
import { OF_SCENES } from '../database/scene-ids.ts';
import type { ScratchPlace } from '../schema/scratch.ts';

/** Call it inside a transaction. */
export function addUnmatched(
  database: Database,
  place: ScratchPlace,
  { scene, names }: Unmatched,
): void {
  database.run(
    `INSERT OR REPLACE INTO ${place}.scratch_unmatched (scene_id, scene, names) VALUES (?, ?, ?)`,
    scene.id,
    JSON.stringify(scene),
    JSON.stringify(names),
  );
  database.run(`DELETE FROM ${place}.scratch_name WHERE scene_id = ?`, scene.id);
  for (const { size, nameKey } of names) {
    database.run(
      `INSERT OR IGNORE INTO ${place}.scratch_name (size, name_key, scene_id) VALUES (?, ?, ?)`,
      size,
      nameKey,
      scene.id,
    );
  }
}

type StoredScene = Omit<Scene, 'createdAt' | 'updatedAt' | 'studio'> & {
  readonly createdAt: string;
  readonly updatedAt: string;
  /** JSON leaves out what is undefined. */
  readonly studio?: Scene['studio'];
};

function toUnmatched(row: Row): Unmatched {
  const stored = json(row, 'scene') as StoredScene;
  const scene = {
    ...stored,
    studio: stored.studio,
    createdAt: new Date(stored.createdAt),
    updatedAt: new Date(stored.updatedAt),
  };
  return { scene, names: json(row, 'names') as Unmatched['names'] };
}

export function unmatchedPage(
  database: Database,
  place: ScratchPlace,
  { after, limit }: { readonly after: string; readonly limit: number },
): Unmatched[] {
  const rows = database.all(
    `SELECT scene, names FROM ${place}.scratch_unmatched WHERE scene_id > ? ORDER BY scene_id LIMIT ?`,
    after,
    limit,
  );
  return rows.map(toUnmatched);
}

/** Their names stay: a scene that was doubtful because of another one leaves that one doubtful, too. */
export function resolveScenes(
  database: Database,
  place: ScratchPlace,
  sceneIds: readonly string[],
): void {
  database.run(
    `DELETE FROM ${place}.scratch_unmatched WHERE ${OF_SCENES}`,
    JSON.stringify(sceneIds),
  );
}
