import * as z from 'zod';
import * as field from './fields.ts';
import { sceneList } from './scene-list.ts';

export interface SceneFileTimes {
  readonly id: string;
  /** Of each of its files. */
  readonly updatedAt: readonly Date[];
}

/** The fields of a scene that `toSceneFileTimes` reads. */
export const FILE_TIME_FIELDS = 'id files { updated_at }';

const TIMES = z
  .object({ id: field.id, files: field.listOf(z.object({ updated_at: field.instant })) })
  .transform(({ id, files }): SceneFileTimes => {
    return { id, updatedAt: files.map(({ updated_at }) => updated_at) };
  });

/** Undefined for a row that is not a scene. */
export function toSceneFileTimes(row: unknown): SceneFileTimes | undefined {
  return TIMES.safeParse(row).data;
}

/** When files were changed or moved, which their scenes do not show. */
export const sceneFileTimes = sceneList({
  operation: 'SceneFileTimes',
  fields: FILE_TIME_FIELDS,
  toRow: toSceneFileTimes,
});
