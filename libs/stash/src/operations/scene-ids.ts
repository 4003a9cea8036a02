import { digits, reader } from './read-row.ts';
import { sceneList } from './scene-list.ts';

/** Ids alone. */
export const sceneIds = sceneList({
  operation: 'SceneIds',
  fields: 'id',
  toRow: reader((row) => ({ id: digits(row['id']) })),
});
