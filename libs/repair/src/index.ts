export { addRepairs } from './add-repairs.ts';
export { drain, type DrainOptions } from './drain.ts';
export type { RepairParts } from './parts.ts';
export type { RepairSettings, WritePolicy } from './settings.ts';
export { enqueueScenes, type EnqueueParts } from './enqueue-scenes.ts';
export { releaseAll, type Released, type ReleaseParts } from './release-all.ts';
