import type { SceneFiles } from '@stash2plex/core';
import * as z from 'zod';
import * as field from './fields.ts';
import { sceneList } from './scene-list.ts';

const FILES = z
  .object({ id: field.id, files: field.listOf(z.object({ path: z.string().min(1) })) })
  .transform(({ id, files }): SceneFiles => ({ id, paths: files.map(({ path }) => path) }));

/** Scenes with the paths of their files. */
export const sceneFiles = sceneList({
  operation: 'SceneFiles',
  fields: 'id files { path }',
  toRow: (row) => FILES.safeParse(row).data,
});
