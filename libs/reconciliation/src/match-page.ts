import type { IndexedItem, Observation, PlexItem, Scene } from '@stash2plex/core';
import { matchByPath, scenePathKeys } from '@stash2plex/matching';
import { askPlex } from './ask-plex.ts';
import { sectionKeys, type PlexSide, type Run } from './run.ts';

/** What became of one scene on the Plex side. */
export interface SceneMatch {
  readonly scene: Scene;
  readonly matchedBy: 'path' | 'name-and-size' | 'none';
  readonly targets: readonly PlexItem[];
  /** Items that hold the scene's file and others' too: never written. */
  readonly ambiguous: readonly PlexItem[];
  /** Why it cannot be told whether Plex has the scene. */
  readonly unknown: string | undefined;
  /** Items that may be the scene's and could not be looked at: not ours, but nobody else's either. */
  readonly doubtful: readonly IndexedItem[];
  /** Items that the index knew and Plex has no more. */
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
export async function matchPage(
  run: Run,
  plex: PlexSide,
  scenes: readonly Scene[],
): Promise<SceneMatch[]> {
  const { index } = run.parts;
  const keysOf = (scene: Scene) => scenePathKeys(scene, run.settings.paths);
  const hits = index.byPath(sectionKeys(plex), scenes.flatMap(keysOf));
  const looked = scenes.map((scene) => ({ scene, items: distinct(keysOf(scene), hits) }));

  const wanted = new Set(looked.flatMap(({ items }) => items.map(({ ratingKey }) => ratingKey)));
  const observed = await observe(run, [...wanted]);
  return looked.map(({ scene, items }) => {
    const sides = sortObserved(items, observed);
    const byPath = matchByPath(scene, sides.present, run.settings.paths);
    return toMatch(scene, sides, plex.reused.length > 0 ? { ...byPath, moved: [] } : byPath);
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

export async function observe(
  run: Run,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  if (ratingKeys.length === 0) return new Map();
  return askPlex(run, () => run.parts.items.details(ratingKeys));
}

export interface Observed {
  readonly present: readonly PlexItem[];
  readonly doubtful: readonly IndexedItem[];
  readonly because: string | undefined;
  readonly vanished: number;
}

/** What became of the items that the index names for a scene. */
export function sortObserved(
  candidates: readonly IndexedItem[],
  observed: ReadonlyMap<string, Observation>,
): Observed {
  const seen = candidates.map((item) => ({
    item,
    found: observed.get(item.ratingKey) ?? notAnswered(item),
  }));
  const unread = seen.filter(({ found }) => found.status === 'unknown');
  const because = unread.flatMap(({ found }) => (found.status === 'unknown' ? found.because : []));
  return {
    present: seen.flatMap(({ found }) => (found.status === 'present' ? [found.item] : [])),
    doubtful: unread.map(({ item }) => item),
    because: because[0],
    vanished: seen.filter(({ found }) => found.status === 'absent').length,
  };
}

/**
 * An item that holds another file by now tells nothing of where the scene's file went; with an earlier run's listing
 * that is no wonder, and a fresh one will tell.
 */
function toMatch(
  scene: Scene,
  { doubtful, because, vanished }: Observed,
  { targets, ambiguous, moved }: ReturnType<typeof matchByPath>,
): SceneMatch {
  const [elsewhere] = moved;
  const changed = elsewhere && `item ${elsewhere.ratingKey} changed while the run went on`;
  return {
    scene,
    matchedBy: targets.length > 0 ? 'path' : 'none',
    targets,
    ambiguous,
    unknown: because ?? changed,
    doubtful: [...doubtful, ...moved],
    vanished,
  };
}

function notAnswered({ ratingKey }: IndexedItem): Observation {
  return { status: 'unknown', because: `Plex said nothing of item ${ratingKey}` };
}
