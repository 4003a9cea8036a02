import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import * as field from './fields.ts';
import { ALL_IDS, byId, COUNT_ONLY, fileUpdatedAfter } from './filters.ts';
import type { LookRequest } from './first-look.ts';
import { inOrder } from './in-order.ts';
import { FILE_TIME_FIELDS, toSceneFileTimes, type SceneFileTimes } from './scene-file-times.ts';
import type { Page } from './scene-list.ts';

export interface FileLook {
  /** How many files belong to a scene. */
  readonly count: number;
  /** First page of those of which a file was updated later, and of some more; empty in a look at everything. */
  readonly scenes: Page<SceneFileTimes>;
}

const COUNT = 'findFiles(filter: $none, file_filter: $ofScenes) { count }';
const OF_ALL = `query FileCount($none: FindFilterType, $ofScenes: FileFilterType) { ${COUNT} }`;
const OF_CHANGED = `query FileLook($none: FindFilterType, $ofScenes: FileFilterType,
  $page: FindFilterType, $scene: SceneFilterType) {
  ${COUNT}
  findScenes(filter: $page, scene_filter: $scene) { count scenes { ${FILE_TIME_FIELDS} } }
}`;

const ANSWER = z.object({
  findFiles: z.object({ count: field.count }),
  findScenes: z.object({ count: field.count, scenes: z.array(z.unknown()) }).optional(),
});

/** What can be asked of files. Stash 0.30 and newer. */
export async function fileLook(api: StashApi, { from, limit }: LookRequest): Promise<FileLook> {
  const ofScenes = { scene_count: { value: 0, modifier: 'GREATER_THAN' } };
  const changed = from && { page: byId(limit), scene: fileUpdatedAfter(from) };
  const variables = { none: COUNT_ONLY, ofScenes, ...changed };
  const answer = await api.send({ document: changed ? OF_CHANGED : OF_ALL, variables });

  const { findFiles, findScenes } = checked(ANSWER, answer, 'a look at files');
  const { count = 0, scenes = [] } = findScenes ?? {};
  return { count: findFiles.count, scenes: { count, rows: inOrder(scenes, ALL_IDS, SCENE) } };
}

const SCENE = { noun: 'scene', toRow: toSceneFileTimes };
