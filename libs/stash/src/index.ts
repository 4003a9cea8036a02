export { changeSource } from './change-source.ts';
export type { StashConnection } from './connection.ts';
export { jobQueue, type StashJob } from './operations/job-queue.ts';
export { pluginSettings } from './operations/plugin-settings.ts';
export { queueTask, type TaskToQueue } from './operations/queue-task.ts';
export { serverInfo, type ServerInfo } from './operations/server-info.ts';
export { scenePictures } from './scene-pictures.ts';
export { sceneSource } from './scene-source.ts';
export { stashApi, type StashApi, type StashOptions } from './stash-api.ts';
