// What Plex holds of what Stash has, counted from both worlds: nothing of the plugin is asked.
import type { MadeUpLibrary } from '@stash2plex/testing/simulators';
import { posterOf } from './covers.ts';

type Scene = ReturnType<MadeUpLibrary['stash']['scenes']['all']>[number];
type Item = MadeUpLibrary['plex']['items'] extends ReadonlyMap<string, infer Value> ? Value : never;

export interface Held {
  readonly field: string;
  /** Fields of items that are as in Stash, of those that should be. */
  readonly right: number;
  readonly wanted: number;
}

/** undefined: there is nothing that it should be. */
type IsRight = (scene: Scene, item: Item, library: MadeUpLibrary) => boolean | undefined;

const FIELDS: Readonly<Record<string, IsRight>> = {
  title: ({ title }, { values }) => values.title === title,
  studio: ({ studio }, { values }) => values.studio === studio?.name,
  summary: ({ details }, { values }) => values.summary === details,
  'release date': ({ date }, { values }) => values.originallyAvailableAt === date,
  actors: ({ performers }, { values }) => sameNames(performers, values.actor),
  genres: ({ tags }, { values }) => sameNames(tags, values.genre),
  collection: ({ studio }, { values }) => values.collection.includes(studio?.name ?? ''),
  poster: ({ id }, { artwork }, library) => {
    const cover = posterOf(library, id);
    return cover === undefined ? undefined : artwork.poster.selected === cover;
  },
};

/** Field by field, over every item that is one identified scene's alone. */
export function heldBy(library: MadeUpLibrary): readonly Held[] {
  const pairs = pairsOf(library);
  return Object.entries(FIELDS).map(([field, isRight]) => {
    const judged = pairs.map(([scene, item]) => isRight(scene, item, library));
    const wanted = judged.filter((right) => right !== undefined).length;
    return { field, right: judged.filter((right) => right === true).length, wanted };
  });
}

export function isAllHeld(held: readonly Held[]): boolean {
  return held.every(({ right, wanted }) => right === wanted);
}

/** Files have the same names on both sides, and no two are alike. */
export function pairsOf({ stash, plex }: MadeUpLibrary): readonly (readonly [Scene, Item])[] {
  const sceneOf = new Map<string, Scene>();
  for (const scene of stash.scenes.all()) {
    for (const { path } of scene.files) sceneOf.set(nameOf(path), scene);
  }
  return [...plex.items.values()].flatMap((item) => {
    const parts = item.media.flatMap((medium) => medium.parts);
    const scenes = new Set(parts.map(({ path }) => sceneOf.get(nameOf(path))));
    const [scene] = scenes;
    const isIdentified = scene !== undefined && scene.details !== '';
    const isThere = scenes.size === 1 && item.deletedAt === undefined;
    return isIdentified && isThere ? [[scene, item] as const] : [];
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Plex may spell a name in its own case. */
function sameNames(rows: readonly { readonly name: string }[], names: readonly string[]): boolean {
  const folded = (list: readonly string[]) =>
    JSON.stringify(list.map((name) => name.toLowerCase()).toSorted());
  return folded(rows.map(({ name }) => name)) === folded(names);
}
