export type {
  AutoTagFind,
  BulkIds,
  BulkSceneUpdateInput,
  ScanFinds,
  SceneInput,
  SceneUpdateInput,
} from './inputs.ts';
export { stashUser, type StashUser, type StashVerbs } from './stash-user.ts';
