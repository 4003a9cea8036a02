import type { Field } from '@stash2plex/core';
import { agentRefresh, renewKey, rivalEdit, rotateKeys, type WorldItem } from '@stash2plex/testing';
import { aFixture, type Fixture } from './drain.fixture.ts';
import { historyModel, pathOf, type HistoryModel, type Wanted } from './history-model.fixture.ts';
import {
  PERFORMERS,
  SCENES,
  STUDIOS,
  TAGS,
  type History,
  type HistoryStep,
  type SceneValues,
} from './history-steps.fixture.ts';

// What users and servers do in a history, and what is known of it.

interface HistoryScene {
  sceneId: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Where its items are, as the model names them. */
  readonly places: readonly string[];
  values: SceneValues;
  /** All that Stash wanted since the last drain began. */
  wanted: Wanted[];
  /** Nothing has happened to its items since it was queued last. */
  isLeftAlone: boolean;
}

export interface HistoryWorld {
  readonly fixture: Fixture;
  readonly model: HistoryModel;
  readonly scenes: readonly HistoryScene[];
  readonly given: History;
  /** In no scene: nobody may write to it. */
  readonly bystander: WorldItem;
  hour: number;
}

export function historyWorld(given: History): HistoryWorld {
  const fixture = aFixture();
  const { plex, stash } = fixture;
  plex.addSection({ title: 'Copies' });
  const { tagMode, removalEscape } = given;
  Object.assign(plex.switches, { tagMode, removalEscape });
  for (const name of STUDIOS) stash.addStudio(name);
  for (const name of TAGS) stash.addTag(name);
  for (const name of PERFORMERS) stash.addPerformer(name);

  const bystander = plex.addItem({ parts: [{ path: '/data/other.mp4', size: 1 }] });
  const scenes = Array.from({ length: SCENES }, (_, n) => newScene(fixture, given, n));
  const wantedOf = (place: string) => scenes.find(({ places }) => places.includes(place))?.wanted;
  const model = historyModel({ plex, preserves: given.preserves, wantedOf });
  model.agree();
  for (const { sceneId } of scenes) fixture.enqueue(sceneId);
  return { fixture, model, scenes, given, bystander, hour: 0 };
}

/** The second has two files in one item, the third one file in two libraries; the last one is not in Plex. */
function newScene({ plex, stash }: Fixture, given: History, n: number): HistoryScene {
  const names = n === 1 ? ['1', '1b'] : [String(n)];
  const files = names.map((name) => ({ path: `/data/${name}.mp4`, size: 1000 }));
  const sections = n === 2 ? ['1', '2'] : ['1'];
  const values = { details: 'First.', ...given.scenes[n] };
  const scene = stash.addScene({ ...sceneOf(stash, values), files });
  for (const sectionKey of n === SCENES - 1 ? [] : sections) {
    plex.addItem({ parts: files, sectionKey, values: given.items[n] ?? {} });
  }
  const places = sections.map((key) => `${key}:/data/${n}.mp4`);
  const about = { sceneId: scene.id, files, places, values, isLeftAlone: true };
  return { ...about, wanted: [wantedFrom(values)] };
}

/** Everything but draining. */
export function play(world: HistoryWorld, step: Exclude<HistoryStep, { do: 'drain' }>): void {
  const { fixture, model, scenes } = world;
  const { plex } = fixture;
  switch (step.do) {
    case 'edit': {
      edit(world, step.scene, step.values);
      return;
    }
    case 'refresh': {
      const all = scenes.flatMap((scene) => itemsOf(world, scene));
      disturb(world, scenes);
      model.others(() => {
        agentRefresh(plex, { ratingKeys: all.map(({ ratingKey }) => ratingKey) });
      });
      return;
    }
    case 'rotate': {
      const all = scenes.flatMap((scene) => itemsOf(world, scene));
      const here = all.filter(({ sectionKey }) => sectionKey === '1');
      disturb(world, scenes);
      model.rekey(here.map(pathOf), () => {
        rotateKeys(
          plex,
          here.map(({ ratingKey }) => ratingKey),
        );
      });
      return;
    }
    case 'rebuild': {
      rebuild(world, step.scene);
      return;
    }
    case 'rival':
    case 'renew':
    case 'go':
    case 'come': {
      toItem(world, step);
    }
  }
}

export function edit(world: HistoryWorld, n: number, values: SceneValues): void {
  const { fixture, scenes } = world;
  const scene = scenes[n];
  if (!scene) return;
  scene.values = { ...scene.values, ...values };
  scene.wanted.push(wantedFrom(scene.values));
  fixture.stash.updateScene(scene.sceneId, sceneOf(fixture.stash, scene.values));
  fixture.enqueue(scene.sceneId);
}

/** Its file goes to a new scene, as after a merge. */
function rebuild({ fixture, model, scenes }: HistoryWorld, n: number): void {
  const { stash, enqueue } = fixture;
  const scene = scenes[n];
  if (!scene) return;
  model.rekey(scene.places, () => {
    stash.destroyScene(scene.sceneId);
    const { id } = stash.addScene({ ...sceneOf(stash, scene.values), files: scene.files });
    enqueue(scene.sceneId, id);
    scene.sceneId = id;
  });
}

type ItemStep = Exclude<HistoryStep, { do: 'drain' | 'edit' | 'rebuild' | 'refresh' | 'rotate' }>;

function toItem(world: HistoryWorld, step: ItemStep): void {
  const { fixture, model, scenes } = world;
  const { plex } = fixture;
  const scene = scenes[step.scene];
  const place = scene?.places[step.copy] ?? scene?.places[0];
  const item = [...plex.items.values()].find((each) => pathOf(each) === place);
  if (!scene || !place) return;
  disturb(world, [scene]);
  if (step.do === 'come') {
    if (item) return;
    const sectionKey = place.slice(0, 1);
    model.others(() => plex.addItem({ parts: scene.files, sectionKey, values: { title: 'file' } }));
    return;
  }
  if (!item) return;
  if (step.do === 'renew') model.rekey([place], () => renewKey(plex, item.ratingKey));
  if (step.do === 'go') {
    model.others(() => {
      plex.removeItem(item.ratingKey);
    });
  }
  if (step.do === 'rival') {
    model.others(() => {
      rival(world, item, step);
    });
  }
}

function rival(
  { fixture: { plex } }: HistoryWorld,
  item: WorldItem,
  { values, locks, keepsValues }: Extract<HistoryStep, { do: 'rival' }>,
): void {
  const same = Object.keys(values).map((field) => [field, item.values[field as Field]]);
  const edited = keepsValues ? (Object.fromEntries(same) as typeof values) : values;
  rivalEdit(plex, item.ratingKey, { values: edited, locks: locks || keepsValues });
}

function disturb(_: HistoryWorld, scenes: readonly HistoryScene[]): void {
  for (const scene of scenes) scene.isLeftAlone = false;
}

export function itemsOf({ fixture }: HistoryWorld, { places }: HistoryScene): WorldItem[] {
  return [...fixture.plex.items.values()].filter((item) => places.includes(pathOf(item)));
}

function sceneOf({ studios, tags, performers }: Fixture['stash'], values: SceneValues) {
  const { studio, tags: its = [], performers: those = [], ...texts } = values;
  return {
    ...texts,
    studio: studio === undefined || studio === null ? null : studios.need(String(studio + 1)),
    tags: its.map((n) => tags.need(String(n + 1))),
    performers: those.map((n) => performers.need(String(n + 1))),
  };
}

/** What Plex should show, worked out by hand. */
function wantedFrom({ title, details, date, studio, tags, performers }: SceneValues): Wanted {
  const isStudio = studio !== undefined && studio !== null;
  const itsStudio = isStudio ? [STUDIOS[studio] ?? ''] : [];
  const day = date && `${date}-01-01`.slice(0, 10);
  const texts = (text: string | null | undefined) => (text ? [text] : []);
  const names = (all: readonly string[], its: readonly number[] = []) =>
    its.map((n) => (all[n] ?? '').toLowerCase());
  return {
    title: texts(title),
    summary: texts(details),
    originallyAvailableAt: texts(day),
    studio: itsStudio,
    genre: names(TAGS, tags),
    actor: names(PERFORMERS, performers),
    collection: itsStudio.map((name) => name.toLowerCase()),
  };
}
