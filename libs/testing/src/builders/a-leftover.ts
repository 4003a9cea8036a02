import type { AmbiguousScene, Scene, UnclaimedItem } from '@stash2plex/core';
import { aScene } from './a-scene.ts';
import { anItem, type ItemDifference } from './an-item.ts';

export interface UnclaimedDifference {
  readonly item?: ItemDifference;
  /** Title of its library. */
  readonly library?: string;
}

/** An item of the library "Films" that no scene has; a test names only what it is about. */
export function anUnclaimedItem({ item, library = 'Films' }: UnclaimedDifference = {}) {
  return { kind: 'unclaimed-item', item: anItem(item), library } as const satisfies UnclaimedItem;
}

export interface AmbiguousDifference extends Partial<
  Pick<AmbiguousScene, 'because' | 'ratingKeys'>
> {
  readonly scene?: Partial<Scene>;
}

/** A scene whose file Plex has in one item with others. */
export function anAmbiguousScene({ scene, ...difference }: AmbiguousDifference = {}) {
  const usual = { because: 'holds-others', ratingKeys: ['100'] } as const;
  const all: AmbiguousScene = {
    ...{ kind: 'ambiguous-scene', scene: aScene(scene) },
    ...usual,
    ...difference,
  };
  return all;
}
