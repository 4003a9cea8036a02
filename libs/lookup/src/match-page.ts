import type { IndexedItem, PlexItem, Scene } from '@stash2plex/core';
import { matchByPath, scenePathKeys } from '@stash2plex/matching';
import type { Lookup } from './lookup.ts';
import { sortObserved, type Observed } from './sort-observed.ts';

/** What became of one scene on the Plex side. */
export interface SceneMatch {
  readonly scene: Scene;
  readonly matchedBy: 'path' | 'name-and-size' | 'none';
  readonly targets: readonly PlexItem[];
  /** Items that hold the scene's file and others' too: never written. */
  readonly ambiguous: readonly PlexItem[];
  /** Why it cannot be told whether Plex has the scene. */
  readonly unknown: string | undefined;
  /** Items that may be the scene's and could not be looked at, or were gone: not ours, but nobody else's either. */
  readonly doubtful: readonly IndexedItem[];
  /** Items that the index knew and Plex has no more, or, of an earlier listing, has for other files. */
  readonly vanished: number;
}

/** A scene for which Plex has nothing. */
export function withoutItem(scene: Scene): SceneMatch {
  const nothing = { targets: [], ambiguous: [], doubtful: [] };
  return { scene, matchedBy: 'none', ...nothing, unknown: undefined, vanished: 0 };
}

/** Plex has nothing of the scene, as far as paths tell. */
export function hasNothing({ targets, ambiguous, unknown }: SceneMatch): boolean {
  return targets.length === 0 && ambiguous.length === 0 && unknown === undefined;
}

/** Looks a page of scenes up in the index and confirms every match by path in the detail read. */
export async function matchPage(lookup: Lookup, scenes: readonly Scene[]): Promise<SceneMatch[]> {
  const { index, paths, sectionKeys } = lookup;
  const keysOf = (scene: Scene) => scenePathKeys(scene, paths);
  const hits = index.byPath(sectionKeys, scenes.flatMap(keysOf));
  const looked = scenes.map((scene) => ({ scene, items: distinct(keysOf(scene), hits) }));

  const wanted = new Set(looked.flatMap(({ items }) => items.map(({ ratingKey }) => ratingKey)));
  const observed = await lookup.details([...wanted]);
  return looked.map(({ scene, items }) => {
    const sides = sortObserved(items, observed);
    const byPath = matchByPath(scene, sides.present, paths);
    return lookup.isStale ? toMatchOfOld(scene, sides, byPath) : toMatch(scene, sides, byPath);
  });
}

/** The items under these keys; one that holds several files of a scene only once. */
function distinct(
  keys: readonly string[],
  hits: ReadonlyMap<string, readonly IndexedItem[]>,
): readonly IndexedItem[] {
  const items = keys.flatMap((key) => hits.get(key) ?? []);
  if (items.length < 2) return items;
  return [...new Map(items.map((item) => [item.ratingKey, item])).values()];
}

type ByPath = ReturnType<typeof matchByPath>;

/** With an earlier listing it is no wonder that an item holds another file by now: a fresh one will tell. */
function toMatchOfOld(scene: Scene, sides: Observed, byPath: ByPath): SceneMatch {
  const match = toMatch(scene, { ...sides, vanished: [] }, { ...byPath, moved: [] });
  return { ...match, vanished: sides.vanished.length + byPath.moved.length };
}

/** An item that holds another file by now tells nothing of where the scene's file went. */
function toMatch(
  scene: Scene,
  { doubtful, because, vanished }: Observed,
  { targets, ambiguous, moved }: ByPath,
): SceneMatch {
  const [elsewhere] = moved;
  const changed = elsewhere && `item ${elsewhere.ratingKey} changed while the run went on`;
  return {
    scene,
    matchedBy: targets.length > 0 ? 'path' : 'none',
    targets,
    ambiguous,
    unknown: because ?? changed,
    doubtful: [...doubtful, ...moved, ...vanished],
    vanished: vanished.length,
  };
}
