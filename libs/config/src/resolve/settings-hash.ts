import { createHash } from 'node:crypto';
import type { Config } from './config.ts';

/** The part of the settings that decides what a run finds. */
export type RunSettings = Pick<Config, 'detectorModes' | 'paths' | 'plexLibrary' | 'projection'>;

/** Equal for equal settings, whatever the order in which detectors were named. */
export function settingsHash(settings: RunSettings): string {
  const { detectorModes, paths, plexLibrary, projection } = settings;
  const modes = Object.entries(detectorModes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const mappings = paths.mappings.map(({ stash, plex }) => [stash, plex]);
  const { fields, pictures, maxTags } = projection;
  const parts = [plexLibrary, mappings, paths.ignoreCase, fields, pictures, maxTags];
  return createHash('sha256')
    .update(JSON.stringify([...parts, modes]))
    .digest('hex');
}
