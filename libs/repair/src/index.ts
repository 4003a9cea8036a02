export { addRepairs } from './add-repairs.ts';
export { drain } from './drain.ts';
export type { DrainOptions, RepairParts } from './parts.ts';
export type { RepairSettings, WritePolicy } from './settings.ts';
export { enqueueScenes, type EnqueueParts } from './enqueue-scenes.ts';
export { releaseAll, type Released, type ReleaseParts } from './release-all.ts';
export { isAnybodyWaiting, isQueued, pauseOf, waitFor, WAITING_TASK, type Wait } from './soon.ts';
