import { PLEX_SETTINGS } from './plex-settings.ts';
import { REPAIR_SETTINGS } from './repair-settings.ts';
import { RUN_SETTINGS } from './run-settings.ts';
import type { Setting } from './setting.ts';
import { SYNC_SETTINGS } from './sync-settings.ts';

/** Every setting there is, by its key. The manifest's settings are held equal to this table by a test. */
export const SETTINGS = {
  ...PLEX_SETTINGS,
  ...RUN_SETTINGS,
  ...SYNC_SETTINGS,
  ...REPAIR_SETTINGS,
};

export type SettingKey = keyof typeof SETTINGS;

/** The value of each setting once all sources were read. */
export type SettingValues = {
  readonly [K in SettingKey]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never;
};

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** A setting as people find it again: the name on Stash's page, and the key. */
export function nameOf(key: SettingKey): string {
  return `${SETTINGS[key].displayName} (${key})`;
}
