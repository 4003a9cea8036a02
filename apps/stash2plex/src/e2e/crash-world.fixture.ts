// A library that two people work with, one in Stash and one in Plex, and what must be the same on both sides in the end.
import {
  aCover,
  agentRefresh,
  rivalEdit,
  stashUser,
  type NewItem,
  type PlexWorld,
  type StashScene,
  type StashWorld,
  type WorldItem,
} from '@stash2plex/testing';
import { coverEdit, hasOtherPoster, posterEdit } from './poster-edits.fixture.ts';
import { randomEdit } from './random-edits.fixture.ts';
import type { Dice } from './random.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

interface Worlds {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
}

/** Two pages of scenes. */
const SCENES = 260;
const FOREIGN = '/holidays/1.mp4';

/** All of it is to be written once. Returns what Stash knows nothing of: its key. */
export function fill({ stash, plex }: Worlds): string {
  const studios = ['A studio', 'Another studio'].map((name) => stash.addStudio(name));
  const names = ['One', 'comma, and', '50 %', '雪 🎬', 'a+b', 'Five'];
  const tags = names.map((name) => stash.addTag(name));
  const performers = names.map((name) => stash.addPerformer(`${name} P.`));
  for (let scene = 0; scene < SCENES; scene += 1) {
    const studio = studios[scene % 2] ?? null;
    const named = { performers: performers.slice(0, 2), tags: tags.slice(2), studio };
    const id = addScene(stash, `/data/${scene}.mp4`, scene % 5 === 0 ? named : {});
    if (scene % 20 < 2) stash.covers.set(id, aCover(`cover of ${scene}`));
    addItem(plex, `/data/${scene}.mp4`, { values: outOfLine(scene) });
  }
  const values = { title: 'Holidays', summary: 'Ours.', genre: ['Family'] };
  return addItem(plex, FOREIGN, { values });
}

/** Some are written once in any case, with names that others rename or without. */
function outOfLine(scene: number): NonNullable<NewItem['values']> {
  if (scene % 5 === 0) return { genre: ['Left over'], actor: ['Gone'] };
  return scene % 10 === 1 ? { summary: 'An old one.' } : {};
}

/** Plex looks through the folders that Stash looks through: an item for each file, none for those that are gone. */
export function scan({ stash, plex }: Worlds): void {
  const files = new Set(stash.scenes.all().flatMap((scene) => scene.files.map(({ path }) => path)));
  const known = new Set<string>();
  for (const item of [...plex.items.values()]) {
    const path = pathOf(item);
    if (files.has(path) || path === FOREIGN) known.add(path);
    else plex.removeItem(item.ratingKey);
  }
  for (const path of files) if (!known.has(path)) addItem(plex, path, { values: UNKNOWN });
}

const UNKNOWN = { title: 'a file', summary: '', originallyAvailableAt: '' };

/** In Stash somebody edits, in Plex another one, or an agent does. */
export function editBoth(worlds: Worlds, chance: Dice): void {
  const { stash, plex } = worlds;
  const library = { stash, user: stashUser(stash) };
  for (let edit = chance.roll(6); edit >= 0; edit -= 1) randomEdit(library, chance);
  if (chance.roll(4) === 0) coverEdit(stash, chance);
  const ours = [...plex.items.values()].filter((item) => pathOf(item) !== FOREIGN);
  const { ratingKey } = chance.oneOf(ours);
  const somebody = { title: `Rival ${chance.roll(1_000)}`, summary: "A user's", genre: ['Rival'] };
  chance.oneOf([
    () => undefined,
    () => {
      rivalEdit(plex, ratingKey, { values: somebody, locks: chance.roll(2) === 0 });
    },
    () => {
      posterEdit(plex, ratingKey, chance);
    },
    () => {
      agentRefresh(plex, { ratingKeys: [ratingKey] });
    },
    () => {
      scan(worlds);
    },
  ])();
}

/** What Plex has otherwise than Stash; empty where all is as it should be. */
export function wrongIn({ stash, plex }: Worlds): readonly string[] {
  const items = itemsByPath(plex);
  return stash.scenes.all().flatMap((scene) =>
    scene.files.flatMap(({ path }) => {
      const item = items.get(path);
      const fields = item ? wrongOf(stash, scene, item) : ['no item'];
      return fields.length > 0 ? [`scene ${scene.id}, ${path}: ${fields.join(', ')}`] : [];
    }),
  );
}

function wrongOf(stash: StashWorld, scene: StashScene, item: WorldItem): readonly string[] {
  const isGated = scene.details === '';
  const pictures = !isGated && hasOtherPoster(stash, scene, item) ? ['poster'] : [];
  return [...wrongFields(scene, item), ...pictures];
}

/** Ids of scenes of which some item shows another poster than their cover. */
export function uncovered({ stash, plex }: Worlds): ReadonlySet<string> {
  const items = itemsByPath(plex);
  const scenes = stash.scenes.all().filter((scene) =>
    scene.files.some(({ path }) => {
      const item = items.get(path);
      return item !== undefined && hasOtherPoster(stash, scene, item);
    }),
  );
  return new Set(scenes.map(({ id }) => id));
}

/** A field that is empty in Stash may have whatever others put there. */
function wrongFields(scene: StashScene, { values }: WorldItem): readonly string[] {
  if (scene.details === '') return [];
  const { title, details, date, studio, tags, performers } = scene;
  const isWrong = {
    title: title !== '' && values.title !== title,
    summary: values.summary !== details,
    date: (date ?? '') !== '' && values.originallyAvailableAt !== date,
    studio: studio !== null && values.studio !== studio.name,
    collection: studio !== null && !values.collection.includes(studio.name),
    genre: tags.length > 0 && !isSame(tags, values.genre),
    actor: performers.length > 0 && !isSame(performers, values.actor),
  };
  return Object.entries(isWrong).flatMap(([field, wrong]) => (wrong ? [field] : []));
}

/** Plex may spell a name in its own case. */
function isSame(rows: readonly { readonly name: string }[], names: readonly string[]): boolean {
  const folded = (list: readonly string[]) =>
    JSON.stringify([...new Set(list.map((name) => name.toLowerCase()))].toSorted());
  return folded(rows.map(({ name }) => name)) === folded(names);
}

/** An intent for a scene or an item that is gone waits for nobody. */
export function isPair({ stash, plex }: Worlds, sceneId: string, ratingKey: string): boolean {
  const item = plex.items.get(ratingKey);
  const files = stash.scenes.get(sceneId)?.files ?? [];
  return item !== undefined && files.some(({ path }) => path === pathOf(item));
}

function itemsByPath({ items }: PlexWorld): ReadonlyMap<string, WorldItem> {
  return new Map([...items.values()].map((item) => [pathOf(item), item]));
}

function pathOf({ media }: WorldItem): string {
  return media[0]?.parts[0]?.path ?? '';
}
