import type { PathSettings, PlexItem, Scene } from '@stash2plex/core';
import { pathKey } from './path-key.ts';
import { scenePathKeys } from './scene-keys.ts';

/** What the items that the index named for a scene turned out to be. */
export interface PathMatch {
  /** Every part is a file of the scene. */
  readonly targets: readonly PlexItem[];
  /** Holds files of the scene and of others: never written. */
  readonly ambiguous: readonly PlexItem[];
  /** Holds no file of the scene any more, whatever the index said. */
  readonly moved: readonly PlexItem[];
}

/** Sorts the candidates of one scene by what their detail reads say. */
export function matchByPath(
  scene: Scene,
  candidates: readonly PlexItem[],
  paths: PathSettings,
): PathMatch {
  const own = new Set(scenePathKeys(scene, paths));
  const groups = Object.groupBy(candidates, ({ parts }) => {
    const shared = parts.filter(({ path }) => own.has(pathKey(path, paths.ignoreCase))).length;
    if (shared === 0) return 'moved';
    return shared === parts.length ? 'targets' : 'ambiguous';
  });
  const { targets = [], ambiguous = [], moved = [] } = groups;
  return { targets, ambiguous, moved };
}
