// All of config.json, for its JSON schema, which is generated from here. Reading is more lenient and goes key by key.
import { DETECTOR_MODES } from '@stash2plex/core';
import * as z from 'zod';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '../settings/settings.ts';
import type { Setting } from '../settings/setting.ts';
import type { MORE_KEYS } from './file-keys.ts';
import { ignoredFolder, pathMapping } from './mapped-folders.ts';
import { ownRule } from './own-rule.ts';

const detectorMode = z.enum(DETECTOR_MODES, {
  error: `one of ${DETECTOR_MODES.join(', ')}`,
});

const MORE: Readonly<Record<(typeof MORE_KEYS)[number], z.ZodType>> = {
  $schema: z.string().meta({ description: 'Lets an editor complete and check this file.' }),
  detectors: z
    .record(z.string(), detectorMode)
    .meta({ description: 'Mode of a detector by its id; one not named keeps its own default.' }),
  pathMappings: z
    .array(pathMapping())
    .meta({ description: 'Added to those of path_map; the longest prefix wins.' }),
  ignoreCase: z
    .array(ignoredFolder())
    .meta({ description: 'Folders of Plex whose file system does not tell capitals apart.' }),
  rules: z.array(ownRule).meta({
    description: 'Own trigger rules. One with the name of a built-in rule takes its place.',
  }),
};

/** Every key may be left out, and there are no others. */
export function configFile(): z.ZodType {
  const settings = SETTING_KEYS.map((key) => [key, described(key)] as const);
  return z.strictObject({ ...MORE, ...Object.fromEntries(settings) }).partial();
}

function described(key: SettingKey): z.ZodType {
  const setting: Setting<unknown> = SETTINGS[key];
  const { displayName: title, description, default: standard } = setting;
  const about = { title, description, ...(standard !== '' && { default: standard }) };
  return setting.schema().meta(about);
}
