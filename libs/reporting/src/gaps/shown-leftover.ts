import type { Leftover, PlexItem } from '@stash2plex/core';
import { pathHider, type Obfuscate } from './hide-paths.ts';
import { shorten } from './shorten.ts';
import { shownScene, VALUE_LIMIT } from './shown-pair.ts';

const UNKNOWN = { status: 'unknown', because: '' } as const;
const NOBODY = { title: '', files: [] } as const;

/** How a report names what is left over: a scene as others are, an item that no scene has by its own title and file. */
export function shownLeftover(leftover: Leftover, obfuscate: Obfuscate | undefined) {
  if (leftover.kind === 'unclaimed-item') return shownItem(leftover.item, obfuscate);
  const { scene, ratingKeys } = leftover;
  return { ...shownScene({ scene, observed: UNKNOWN }, obfuscate), ratingKey: ratingKeys[0] };
}

function shownItem(item: PlexItem, obfuscate: Obfuscate | undefined) {
  const observed = { status: 'present', item } as const;
  const hide = obfuscate
    ? pathHider({ scene: NOBODY, observed }, obfuscate)
    : (text: string) => text;
  const path = item.parts[0]?.path ?? '';
  return {
    sceneId: '',
    title: shorten(hide(item.values.title), VALUE_LIMIT),
    path: obfuscate && path !== '' ? obfuscate(path) : path,
    ratingKey: item.ratingKey,
    hide,
  };
}
