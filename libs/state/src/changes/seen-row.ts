import type { ReadScene, SceneRef, SceneVersion, SeenScene } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { date, integer, optionalText, text, type Row } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';
import { keepingTotals } from './totals.ts';

/** What is stored of a scene: a version that was listed, or one that was read in full. */
export type NewSeenScene = SceneVersion &
  Pick<ReadScene, 'isSettled'> &
  Partial<Pick<ReadScene, 'hash' | 'files' | 'fileCount' | 'refs'>>;

const UPSERT = `
  INSERT INTO seen (scene_id, created_at, updated_at, settled, hash, files, file_count, refs)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    created_at = excluded.created_at, updated_at = excluded.updated_at, settled = excluded.settled,
    hash = excluded.hash, files = excluded.files, file_count = excluded.file_count,
    refs = excluded.refs, deleted_at = NULL`;

/** Replaces what is known of these scenes, a mark as deleted included. Call it inside a transaction. */
export function storeSeen(database: Database, scenes: readonly NewSeenScene[]): void {
  const ids = scenes.map(({ id }) => id);
  keepingTotals(database, ids, () => {
    for (const scene of scenes) upsert(database, scene);
  });
}

function upsert(database: Database, scene: NewSeenScene): void {
  database.run(
    UPSERT,
    scene.id,
    scene.createdAt.getTime(),
    scene.updatedAt.getTime(),
    scene.isSettled ? 1 : 0,
    scene.hash ?? null,
    scene.files ?? null,
    scene.fileCount ?? null,
    scene.refs ? refsText(scene.refs) : null,
  );
}

/** Scenes that are marked deleted count as never seen: should one come back, everything about it is news. */
export function seenScenes(database: Database, sceneIds: readonly string[]): SeenScene[] {
  return database
    .all(
      `SELECT ${SCENE_ID}, created_at, updated_at, settled, hash, files FROM seen
       WHERE ${OF_SCENES} AND deleted_at IS NULL`,
      JSON.stringify(sceneIds),
    )
    .map(toSeenScene);
}

function toSeenScene(row: Row): SeenScene {
  return {
    id: text(row, 'scene_id'),
    createdAt: date(row, 'created_at'),
    updatedAt: date(row, 'updated_at'),
    isSettled: integer(row, 'settled') === 1,
    hash: optionalText(row, 'hash'),
    files: optionalText(row, 'files'),
  };
}

export function refsText(refs: readonly SceneRef[]): string {
  return JSON.stringify(refs.map(refText));
}

/** Performers, studios and tags differ in their first letter. */
export function refText({ kind, id }: SceneRef): string {
  return `${kind.charAt(0)}${id}`;
}
