import type { PathSettings, Scene, Unmatched } from '@stash2plex/core';
import { nameKey, pathKey } from './path-key.ts';
import { toPlexPath } from './plex-path.ts';

/** The keys under which Plex would list the scene's files, each once. A file without path has none. */
export function scenePathKeys(scene: Scene, paths: PathSettings): readonly string[] {
  const known = keysBefore.get(scene);
  if (known?.paths === paths) return known.keys;
  const keys = readKeys(scene, paths);
  keysBefore.set(scene, { paths, keys });
  return keys;
}

// Asked for the look-up in the index and again for the detail reads.
const keysBefore = new WeakMap<Scene, { paths: PathSettings; keys: readonly string[] }>();

function readKeys({ files }: Scene, paths: PathSettings): readonly string[] {
  const keys = files.map(({ path }) => pathKey(toPlexPath(path, paths.mappings), paths.ignoreCase));
  return [...new Set(keys.filter((key) => key !== ''))];
}

/** Name and size of each file of the scene. */
export function namesOf({ files }: Scene): Unmatched['names'] {
  const named = files.map(({ path, size }) => ({ nameKey: nameKey(path), size }));
  return named.filter((file) => file.nameKey !== '');
}
