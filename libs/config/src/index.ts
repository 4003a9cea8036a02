export type { Environment } from './environment.ts';
export { readConfigFile, type ConfigFileReading } from './file/read-config-file.ts';
export { writeConfigSchema } from './file/write-config-schema.ts';
export { dataDirectory } from './input/data-directory.ts';
export { isAskedFor, modeOf, scopeOf, waitOf } from './input/read-args.ts';
export { readPluginInput, type PluginInput } from './input/read-plugin-input.ts';
export type { StashConnection, StashCookie } from './input/stash-connection.ts';
export { TASKS, type Mode } from './input/tasks.ts';
export type { Config } from './resolve/config.ts';
export {
  resolveConfig,
  type ConfigRequest,
  type ConfigResolution,
} from './resolve/resolve-config.ts';
export type { PlexConnection } from './resolve/resolve-plex.ts';
export type { RawValues } from './resolve/sources.ts';
export type { Setting, SettingType } from './settings/setting.ts';
export { SETTINGS, type SettingKey } from './settings/settings.ts';
