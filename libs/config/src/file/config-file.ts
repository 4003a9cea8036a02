import { DETECTOR_MODES } from '@stash2plex/core';
import * as z from 'zod';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '../settings/settings.ts';
import type { Setting } from '../settings/setting.ts';
import { ownRule } from './own-rule.ts';

const detectorMode = z.enum(DETECTOR_MODES, {
  error: `one of ${DETECTOR_MODES.join(', ')}`,
});

const aMapping = 'an object such as {"stash": "/data", "plex": "/media"}';
const mappedFolder = z.string({ error: aMapping }).trim().min(1, { error: aMapping });

export const pathMapping = z
  .strictObject({ stash: mappedFolder, plex: mappedFolder }, { error: aMapping })
  .meta({ description: 'A folder as Stash calls it, and the same folder as Plex calls it.' });

const aFolder = 'a folder as Plex calls it';

export const ignoredFolder = z.string({ error: aFolder }).trim().min(1, { error: aFolder });

/** What beside the settings may stand in config.json. */
const MORE_KEYS = {
  $schema: z.string().meta({ description: 'Lets an editor complete and check this file.' }),
  detectors: z
    .record(z.string(), detectorMode)
    .meta({ description: 'Mode of a detector by its id; one not named keeps its own default.' }),
  pathMappings: z
    .array(pathMapping)
    .meta({ description: 'Added to those of path_map; the longest prefix wins.' }),
  ignoreCase: z
    .array(ignoredFolder)
    .meta({ description: 'Folders of Plex whose file system does not tell capitals apart.' }),
  rules: z.array(ownRule).meta({
    description: 'Own trigger rules. One with the name of a built-in rule takes its place.',
  }),
};

export const FILE_KEYS: readonly string[] = [...Object.keys(MORE_KEYS), ...SETTING_KEYS];

/** All of config.json, for the JSON schema; reading is more lenient and goes key by key. */
export function configFile(): z.ZodType {
  const settings = SETTING_KEYS.map((key) => [key, described(key)] as const);
  return z.strictObject({ ...MORE_KEYS, ...Object.fromEntries(settings) }).partial();
}

function described(key: SettingKey): z.ZodType {
  const setting: Setting<unknown> = SETTINGS[key];
  const { displayName: title, description, default: standard } = setting;
  return setting.schema.meta({ title, description, ...(standard !== '' && { default: standard }) });
}
