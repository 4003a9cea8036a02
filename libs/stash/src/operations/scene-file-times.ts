import { digits, instant, listOf, reader, recordOf } from './read-row.ts';
import { sceneList } from './scene-list.ts';

export interface SceneFileTimes {
  readonly id: string;
  /** Of each of its files. */
  readonly updatedAt: readonly Date[];
}

/** The fields of a scene that `toSceneFileTimes` reads. */
export const FILE_TIME_FIELDS = 'id files { updated_at }';

/** Undefined for a row that is not a scene. */
export const toSceneFileTimes = reader((row): SceneFileTimes => ({
  id: digits(row['id']),
  updatedAt: listOf(row['files'], (file) => instant(recordOf(file)['updated_at'])),
}));

/** When files were changed or moved, which their scenes do not show. */
export const sceneFileTimes = sceneList({
  operation: 'SceneFileTimes',
  fields: FILE_TIME_FIELDS,
  toRow: toSceneFileTimes,
});
