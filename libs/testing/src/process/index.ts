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
