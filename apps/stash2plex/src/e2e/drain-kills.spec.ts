// Stash stops a task by SIGKILL, at any instant, also between an edit in Plex and the note of it.
import { answerOf, rivalEdit, type PlexWorld } from '@stash2plex/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { inStore } from './hosted.fixture.ts';
import { dice, times, type Dice } from './random.fixture.ts';
import { it, later, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const KILLS = times('KILLS', 200);
/** They mostly wait for Plex, each in its own folder. */
const LANES = ['append', 'replace', 'replace-for-one', 'append'] as const;
const SCENES = 150;
const LONG = 3_600_000;
const TASKS = ['catch_up', 'catch_up', 'process_queue', 'all', 'all_force', 'reconcile_all'];

describe(`${KILLS} drains killed at random instants`, () => {
  it.concurrent.for(LANES.map((tagMode, lane) => [lane, tagMode] as const))(
    'leave every scene in Plex as it is in Stash in the end (%i, %s)',
    { timeout: LONG },
    async ([lane, tagMode], { aStage }) => {
      const chance = dice('KILLS', lane);
      const stage = await aStage({ settings: { plex_rate: 50 } });
      stage.plex.switches.tagMode = tagMode;
      fill(stage);
      const foreign = addForeignItem(stage.plex);
      const before = stage.plex.items.get(foreign);
      const minutes = await killDrains(stage, chance, Math.ceil(KILLS / LANES.length));

      const last = await stage.run('reconcile_all', { at: later((minutes + 1) / 60) });
      const again = await stage.run('reconcile_all', { at: later((minutes + 2) / 60) });

      const hint = `seed ${chance.seed}`;
      expect(wrongIn(stage), hint).toEqual([]);
      expect(last.output.queue, hint).toEqual({ pending: 0, leased: 0, dead: 0 });
      expect(again.output, hint).toMatchObject({ run: { queued: 0 }, repair: null });
      expect(stage.plex.items.get(foreign)).toEqual(before);
      expect(stage.plex.alarms, hint).toEqual([]);
      expect(stage.plex.writesInFlight.most, hint).toBe(1);
      expect(inStore(stage.dataDir, ({ leases }) => leases.holder('write'))).toBeUndefined();
    },
  );
});

/** Those that were faster do not count. Returns how many minutes went by. */
async function killDrains(stage: Stage, chance: Dice, kills: number): Promise<number> {
  let minutes = 0;
  for (let killed = 0; killed < kills; minutes += 1) {
    editSome(stage, chance);
    const child = stage.launch(chance.oneOf(TASKS), { at: later(minutes / 60) });
    const answer = answerOf(child);
    await pause(100 + chance.roll(1_100));
    child.kill('SIGKILL');
    if ((await answer).exitCode === undefined) killed += 1;
  }
  return minutes;
}

function fill({ stash, plex }: Stage): void {
  const studios = ['A studio', 'Another studio'].map((name) => stash.addStudio(name));
  for (const name of ['One', 'comma, and', '50 %', '雪 🎬', 'a+b', 'Five']) {
    stash.addTag(name);
    stash.addPerformer(`${name} P.`);
  }
  for (let scene = 0; scene < SCENES; scene += 1) {
    const named = {
      performers: stash.performers.all().slice(0, 2),
      tags: stash.tags.all().slice(2),
    };
    addScene(stash, `/data/${scene}.mp4`, { studio: studios[scene % 2] ?? null, ...named });
    const values = { summary: 'An old one.', genre: ['Left over'], actor: ['Gone'] };
    addItem(plex, `/data/${scene}.mp4`, { values });
  }
}

function addForeignItem(plex: PlexWorld): string {
  const values = { title: 'Holidays', summary: 'Ours.', genre: ['Family'] };
  return addItem(plex, '/holidays/1.mp4', { values });
}

/** In Stash a user edits up to forty scenes, in Plex another one or none. */
function editSome({ stash, plex }: Stage, chance: Dice): void {
  for (const { id } of chance.someOf(stash.scenes.all(), 40)) {
    const word = `${chance.roll(1_000_000)}`;
    chance.oneOf([
      () => stash.updateScene(id, { title: `Title ${word}` }),
      () => stash.updateScene(id, { details: `Told ${word}.` }),
      () => stash.updateScene(id, { tags: some(stash.tags, chance) }),
      () => stash.updateScene(id, { performers: some(stash.performers, chance) }),
      () => stash.updateScene(id, { studio: chance.oneOf(stash.studios.all()) }),
    ])();
  }
  const { ratingKey } = chance.oneOf([...plex.items.values()].slice(0, SCENES));
  if (chance.roll(2) === 0) {
    rivalEdit(plex, ratingKey, { values: { summary: "A user's", genre: ["A user's"] } });
  }
}

function some<Row>(table: { readonly all: () => readonly Row[] }, chance: Dice): Row[] {
  return [...new Set(chance.someOf(table.all(), 4))];
}

/** What Plex has otherwise than Stash; empty where all is as it should be. */
function wrongIn({ stash, plex }: Stage): string[] {
  const items = new Map(
    [...plex.items.values()].map((item) => [item.media[0]?.parts[0]?.path, item.values]),
  );
  return stash.scenes.all().flatMap((scene) => {
    const values = items.get(scene.files[0]?.path);
    if (!values) return [`${scene.id} has no item`];
    const wrong = {
      title: values.title !== scene.title,
      summary: values.summary !== scene.details,
      studio: values.studio !== scene.studio?.name,
      genre: sorted(values.genre) !== sorted(namesOf(scene.tags)),
      actor: sorted(values.actor) !== sorted(namesOf(scene.performers)),
      collection: !values.collection.includes(scene.studio?.name ?? ''),
    };
    const fields = Object.entries(wrong).flatMap(([field, isWrong]) => (isWrong ? [field] : []));
    return fields.length > 0 ? [`${scene.id}: ${fields.join(', ')}`] : [];
  });
}

function namesOf(rows: readonly { readonly name: string }[]): readonly string[] {
  return rows.map(({ name }) => name);
}

function sorted(names: readonly string[]): string {
  return JSON.stringify(names.toSorted());
}
