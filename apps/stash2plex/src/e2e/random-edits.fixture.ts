import type { StashScene, StashUser, StashWorld } from '@stash2plex/testing';
import type { Dice } from './random.fixture.ts';

/** A library and somebody who works with it. */
export interface Edited {
  readonly stash: StashWorld;
  readonly user: StashUser;
}

type Edit = (library: Edited, dice: Dice) => unknown;

const WORDS = ['day', 'lake', 'night', 'Ünïcode', '雪', 'a "quote"', 'comma, and', '50 %'];
const ZONES = ['UTC', 'Australia/Sydney', 'America/Los_Angeles', 'Asia/Kolkata'];
let numbers = 0;

/** Everything that somebody may do to a library, more often what is done more often. */
const EDITS: readonly Edit[] = [
  ...often(4, ({ user, stash }, dice) => {
    user.sceneUpdate({ id: sceneOf(stash, dice).id, title: text(dice) });
  }),
  ...often(2, ({ user, stash }, dice) => {
    user.sceneUpdate({ id: sceneOf(stash, dice).id, details: text(dice), date: '2024-05-06' });
  }),
  ...often(2, ({ user, stash }, dice) => {
    user.rate(sceneOf(stash, dice).id, 1 + dice.roll(100));
  }),
  ({ user, stash }, dice) => {
    user.organize(sceneOf(stash, dice).id, dice.roll(2) === 0);
  },
  ({ user, stash }, dice) => {
    const { id, title } = sceneOf(stash, dice);
    user.sceneUpdate({ id, title });
  },
  ...often(2, ({ user, stash }, dice) => {
    user.sceneUpdate({ id: sceneOf(stash, dice).id, tag_ids: someIds(stash.tags, dice) });
  }),
  ({ user, stash }, dice) => {
    user.sceneUpdate({
      id: sceneOf(stash, dice).id,
      performer_ids: someIds(stash.performers, dice),
    });
  },
  ({ user, stash }, dice) => {
    user.sceneUpdate({ id: sceneOf(stash, dice).id, studio_id: idOf(stash.studios, dice) });
  },
  ({ user, stash }, dice) => {
    user.bulkSceneUpdate({ ids: someScenes(stash, dice, 12), details: text(dice) });
  },
  ({ user, stash }, dice) => {
    user.scenesUpdate(someScenes(stash, dice, 4).map((id) => ({ id, title: text(dice) })));
  },
  ({ user, stash }, dice) => {
    user.performerUpdate({ id: idOf(stash.performers, dice), name: text(dice) });
  },
  ({ user, stash }, dice) => {
    user.studioUpdate({ id: idOf(stash.studios, dice), name: text(dice) });
  },
  ({ user, stash }, dice) => {
    user.tagUpdate({ id: idOf(stash.tags, dice), name: text(dice) });
  },
  ({ user, stash }, dice) => {
    user.tagUpdate({ id: idOf(stash.tags, dice), description: text(dice) });
  },
  ({ user, stash }, dice) => {
    const source = user.tagCreate({ name: text(dice) });
    user.sceneUpdate({ id: sceneOf(stash, dice).id, tag_ids: [source.id] });
    user.tagsMerge({ source: [source.id], destination: otherId(stash.tags, dice, source.id) });
  },
  ({ user, stash }, dice) => {
    user.performerDestroy({ id: idOf(stash.performers, dice) });
    stash.addPerformer(text(dice));
  },
  ({ user, stash }, dice) => {
    user.tagDestroy({ id: idOf(stash.tags, dice) });
    stash.addTag(text(dice));
  },
  ({ user }, dice) => {
    const [scene] = user.scan({ created: [{ path: path() }] });
    user.identify({ id: scene?.id ?? '', details: text(dice) });
  },
  ({ user, stash }, dice) => {
    const { files } = sceneOf(stash, dice);
    user.scan({ moved: files.slice(0, 1).map(({ id }) => ({ file: id, path: path() })) });
  },
  ({ user, stash }, dice) => {
    user.scan({ copied: [{ scene: sceneOf(stash, dice).id, path: path() }] });
  },
  ({ user, stash }, dice) => {
    user.sceneDestroy({ id: sceneOf(stash, dice).id, delete_file: true });
  },
  ({ user, stash }, dice) => {
    const { id } = sceneOf(stash, dice);
    user.sceneMerge({ source: [id], destination: otherId(stash.scenes, dice, id) });
  },
  ({ user, stash }, dice) => {
    const tag_ids = someIds(stash.tags, dice);
    user.autoTag(someScenes(stash, dice, 5).map((id) => ({ id, tag_ids })));
  },
  ({ user, stash }, dice) => {
    const ids = someScenes(stash, dice, 8);
    void user.committedLate(dice.roll(8_000), (late) => {
      const alive = ids.filter((id) => stash.scenes.get(id));
      if (alive.length > 0) late.bulkSceneUpdate({ ids: alive, details: text(dice) });
    });
  },
  ({ stash }, dice) => {
    // The next one, never back: there and back again between two looks is beyond what catching up can notice.
    const next = ZONES[(ZONES.indexOf(stash.clock.zone) + 1) % ZONES.length];
    if (dice.roll(4) === 0 && next !== undefined) stash.clock.setZone(next);
  },
];

export function randomEdit(library: Edited, dice: Dice): void {
  const { stash, user } = library;
  // A library that is nearly empty grows again.
  if (stash.scenes.all().length < 30) user.scan({ created: [{ path: path() }] });
  dice.oneOf(EDITS)(library, dice);
}

/** What Plex should show of a scene, and under which paths. */
export function shownOf(scene: StashScene): string {
  const names = (rows: readonly { readonly name: string }[]) =>
    [...new Set(rows.map(({ name }) => name.toLowerCase()))].toSorted();
  const { title, details, date, studio, performers, tags, files } = scene;
  const lists = [names(performers), names(tags), files.map((file) => file.path).toSorted()];
  return JSON.stringify([title, details, date, studio?.name ?? '', ...lists]);
}

function often(count: number, edit: Edit): Edit[] {
  return Array.from({ length: count }, () => edit);
}

function text(dice: Dice): string {
  numbers += 1;
  return `${dice.oneOf(WORDS)} ${numbers}`;
}

function path(): string {
  numbers += 1;
  return `/data/folder ${numbers}/it's.mp4`;
}

interface Rows {
  readonly all: () => readonly { readonly id: string }[];
}

function sceneOf(stash: StashWorld, dice: Dice): StashScene {
  return dice.oneOf(stash.scenes.all());
}

function someScenes(stash: StashWorld, dice: Dice, most: number): string[] {
  return [...new Set(dice.someOf(stash.scenes.all(), most).map(({ id }) => id))];
}

function someIds(rows: Rows, dice: Dice): string[] {
  return [...new Set(dice.someOf(rows.all(), 3).map(({ id }) => id))];
}

function idOf(rows: Rows, dice: Dice): string {
  return dice.oneOf(rows.all()).id;
}

function otherId(rows: Rows, dice: Dice, id: string): string {
  return dice.oneOf(rows.all().filter((row) => row.id !== id)).id;
}
