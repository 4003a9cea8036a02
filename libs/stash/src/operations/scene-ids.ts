import * as z from 'zod';
import * as field from './fields.ts';
import { sceneList } from './scene-list.ts';

const SCENE_ID = z.object({ id: field.id });

/** Ids alone. */
export const sceneIds = sceneList({
  operation: 'SceneIds',
  fields: 'id',
  toRow: (row) => SCENE_ID.safeParse(row).data,
});
