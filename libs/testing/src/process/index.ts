export { besidePlex, type BesidePlex } from './beside-plex.ts';
export { pluginInput, type PluginInputOptions } from './plugin-input.ts';
export { readPluginLog, type PluginLog, type PluginLogLine } from './plugin-log.ts';
export {
  answerOf,
  runPlugin,
  startPlugin,
  type PluginAnswer,
  type PluginProcess,
  type PluginStart,
} from './run-plugin.ts';
export { secretsShown, type SecretPlaces } from './secrets-shown.ts';
export { stashHost, type StashHost, type StashHostOptions } from './stash-host.ts';
export type { OwnJob } from './own-jobs.ts';
export type { WorkerRun } from './worker-run.ts';
export type { StartedWorker } from './workers.ts';
