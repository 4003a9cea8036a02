import type { SceneFiles } from '@stash2plex/core';
import { digits, listOf, nonEmpty, reader, recordOf } from './read-row.ts';
import { sceneList } from './scene-list.ts';

/** Scenes with the paths of their files. */
export const sceneFiles = sceneList({
  operation: 'SceneFiles',
  fields: 'id files { path }',
  toRow: reader((row): SceneFiles => ({
    id: digits(row['id']),
    paths: listOf(row['files'], (file) => nonEmpty(recordOf(file)['path'])),
  })),
});
