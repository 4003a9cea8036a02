import type { FieldValue, Observation, Scene } from '@stash2plex/core';
import { pathHider, type Obfuscate } from './hide-paths.ts';
import { shorten, shortenNames } from './shorten.ts';

/** Characters of one value, or of all names of one list, that a report keeps. */
export const VALUE_LIMIT = 500;

interface ShownPair {
  readonly scene: Pick<Scene, 'files' | 'id' | 'title'>;
  readonly observed: Observation;
}

/** How a report names a scene, and what takes paths out of everything else that it says of the pair. */
export function shownScene(pair: ShownPair, obfuscate: Obfuscate | undefined) {
  const { scene } = pair;
  const hide = obfuscate ? pathHider(pair, obfuscate) : unchanged;
  const path = scene.files[0]?.path ?? '';
  return {
    sceneId: scene.id,
    title: shorten(hide(scene.title), VALUE_LIMIT),
    path: obfuscate && path !== '' ? obfuscate(path) : path,
    hide,
  };
}

export function shownValue(value: FieldValue, hide: Obfuscate): FieldValue {
  if (typeof value === 'string') return shorten(hide(value), VALUE_LIMIT);
  return shortenNames(value.map(hide), VALUE_LIMIT);
}

function unchanged(text: string): string {
  return text;
}
