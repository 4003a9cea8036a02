export type { HookListener, StashHook, StashHooks } from './hooks.ts';
export type { StashJobRow, StashJobs, StashJobStatus, StashTask } from './job-queue.ts';
export { recordedStash, type RecordedAnswer } from './recorded-stash.ts';
export type { StashRequestEntry, StashRequestLog } from './request-log.ts';
export type {
  NewFile,
  NewScene,
  SceneEdit,
  StashFile,
  StashNamed,
  StashPerformer,
  StashScene,
  StashStudio,
} from './rows.ts';
export type { StashClock } from './stash-clock.ts';
export { runningJob } from './running-job.ts';
export { stashHandlers } from './stash-handlers.ts';
export {
  stashWorld,
  type StashCredentials,
  type StashWorld,
  type StashWorldOptions,
} from './stash-world.ts';
export { STASH_BODIES, type StashBody } from './bad-bodies.ts';
export type { CoverRequest, CoverShelf } from './covers/cover-shelf.ts';
export { aCover } from './covers/a-cover.ts';
export type { StashSwitches } from './switches.ts';
export * from './user/index.ts';
