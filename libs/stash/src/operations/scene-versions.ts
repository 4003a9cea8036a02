import type { SceneVersion } from '@stash2plex/core';
import * as z from 'zod';
import * as field from './fields.ts';
import { sceneList } from './scene-list.ts';

/** The fields of a scene that `toSceneVersion` reads. */
export const VERSION_FIELDS = 'id created_at updated_at';

const VERSION = z
  .object({ id: field.id, created_at: field.instant, updated_at: field.instant })
  .transform(({ id, created_at, updated_at }): SceneVersion => {
    return { id, createdAt: created_at, updatedAt: updated_at };
  });

/** Undefined for a row that is not a scene. */
export function toSceneVersion(row: unknown): SceneVersion | undefined {
  return VERSION.safeParse(row).data;
}

/** The light list: a fifteenth of the work of a full one for Stash. */
export const sceneVersions = sceneList({
  operation: 'SceneVersions',
  fields: VERSION_FIELDS,
  toRow: toSceneVersion,
});
