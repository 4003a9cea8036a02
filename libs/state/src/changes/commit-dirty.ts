import type { DirtyOutcome, SceneVersion } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { OF_SCENES, SCENE_ID } from '../database/scene-ids.ts';
import { renewJobs, upsertJobs } from '../queue/enqueue.ts';
import { removeDirty } from './dirty.ts';
import { forgetScenes, markDeleted } from './forget-scenes.ts';
import { storeSeen } from './seen-row.ts';

/** Call it inside a transaction. `realNow`: milliseconds of real time. */
export function commitDirty(database: Database, outcome: DirtyOutcome, realNow: number): void {
  const { jobs, at, read, gone, reborn, worked } = outcome;
  // What waits for an old scene goes before anything is queued for the new one.
  forgetScenes(database, [...reborn, ...deletedAndReborn(database, read)]);
  markDeleted(database, gone, realNow);
  renewJobs(
    database,
    read.map(({ id }) => id),
  );
  upsertJobs(database, jobs, { at, runId: undefined });
  storeSeen(database, read);
  removeDirty(database, worked);
}

/** Nobody but the store remembers a scene that was deleted before its id came back with another one. */
function deletedAndReborn(database: Database, read: readonly SceneVersion[]): string[] {
  const createdAt = new Map(read.map((scene) => [scene.id, scene.createdAt.getTime()]));
  return database
    .all(
      `SELECT ${SCENE_ID}, created_at FROM seen WHERE ${OF_SCENES} AND deleted_at IS NOT NULL`,
      JSON.stringify([...createdAt.keys()]),
    )
    .filter((row) => integer(row, 'created_at') !== createdAt.get(text(row, 'scene_id')))
    .map((row) => text(row, 'scene_id'));
}
