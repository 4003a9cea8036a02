import type { SceneVersion } from '@stash2plex/core';
import { digits, instant, reader } from './read-row.ts';
import { sceneList } from './scene-list.ts';

/** The fields of a scene that `toSceneVersion` reads. */
export const VERSION_FIELDS = 'id created_at updated_at';

/** Undefined for a row that is not a scene. */
export const toSceneVersion = reader((row): SceneVersion => ({
  id: digits(row['id']),
  createdAt: instant(row['created_at']),
  updatedAt: instant(row['updated_at']),
}));

/** The light list: a fifteenth of the work of a full one for Stash. */
export const sceneVersions = sceneList({
  operation: 'SceneVersions',
  fields: VERSION_FIELDS,
  toRow: toSceneVersion,
});
