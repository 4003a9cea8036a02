import {
  nameOf,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type SettingValues,
} from '../settings/settings.ts';
import type { Setting } from '../settings/setting.ts';
import { resolveSetting, type ResolvedSetting } from './resolve-setting.ts';
import { candidatesFor, type Sources } from './sources.ts';

export interface ResolvedSettings {
  readonly values: SettingValues;
  /** The source of a value; undefined where the default counts. */
  readonly whereOf: (key: SettingKey) => string | undefined;
  readonly problemsOf: (key: SettingKey) => readonly string[];
}

/** Every setting of the table, each from the strongest source that has a usable value. */
export function resolveSettings(sources: Sources): ResolvedSettings {
  const hidePaths = resolve('obfuscate_paths', sources, false).value === true;
  const entries = SETTING_KEYS.map((key) => [key, resolve(key, sources, hidePaths)] as const);

  const resolved = new Map(entries);
  const values = Object.fromEntries(entries.map(([key, { value }]) => [key, value]));
  return {
    values: values as SettingValues,
    whereOf: (key) => resolved.get(key)?.where,
    problemsOf: (key) => resolved.get(key)?.problems ?? [],
  };
}

function resolve(key: SettingKey, sources: Sources, hidePaths: boolean): ResolvedSetting<unknown> {
  const setting: Setting<unknown> = SETTINGS[key];
  return resolveSetting(setting, candidatesFor(key, sources), { name: nameOf(key), hidePaths });
}
