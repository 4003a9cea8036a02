import { sceneList } from './scene-list.ts';
import { SCENE_FIELDS, toScene } from './scene-row.ts';

/** Scenes in full. */
export const fullScenes = sceneList({
  operation: 'FullScenes',
  fields: SCENE_FIELDS,
  toRow: toScene,
});
