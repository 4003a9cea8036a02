import { FIELDS, type Field, type RepairRecord } from '@stash2plex/core';
import { plexAlarms } from '@stash2plex/testing';
import { expect } from 'vitest';
import { later } from './drain.fixture.ts';
import { isSame, namesOf, pathOf, type Wanted } from './history-model.fixture.ts';
import { edit, itemsOf, type HistoryWorld } from './history-world.fixture.ts';

// How a history has to end.

/** A drain without any trouble, started by hand. */
type Drain = () => Promise<RepairRecord | undefined>;

/** All is well again; whatever waits is done, and it is as it should be. */
export async function rest(world: HistoryWorld, drain: Drain): Promise<void> {
  const { fixture, scenes, bystander } = world;
  const enqueueAll = () => {
    fixture.enqueue(...scenes.map(({ sceneId }) => sceneId));
  };
  await drainAll(world, drain);
  expectRight(world, ({ isLeftAlone }) => isLeftAlone);

  enqueueAll();
  const record = await drainAll(world, drain);
  expectRight(world, () => true);
  if (record) expectTold(world, record);

  const before = fixture.plex.writes.length;
  enqueueAll();
  await drainAll(world, drain);
  expect(fixture.plex.writes.length - before, 'writes of a second repair').toBe(0);

  const followers = fieldsInLine(world);
  for (const [n] of scenes.entries()) edit(world, n, world.given.last);
  await drainAll(world, drain);
  expectFollowed(world, followers);
  expect(fixture.plex.items.get(bystander.ratingKey)).toEqual(bystander);
  expect(plexAlarms(fixture.plex)).toEqual([]);
}

async function drainAll(world: HistoryWorld, drain: Drain): Promise<RepairRecord | undefined> {
  const { store } = world.fixture;
  let first: RepairRecord | undefined;
  for (let round = 0; round < 3; round += 1) {
    store.queue.retryDead(later(world.hour));
    const record = await drain();
    first ??= record;
  }
  expect(store.queue.waiting(later(world.hour))).toMatchObject({ due: 0 });
  const missing = world.scenes.filter((scene) => itemsOf(world, scene).length === 0);
  expect(store.queue.counts()).toMatchObject({ leased: 0, dead: 0 });
  expect(store.queue.counts().pending).toBeLessThanOrEqual(missing.length);
  return first;
}

type Scene = HistoryWorld['scenes'][number];

function expectRight(world: HistoryWorld, isMeant: (scene: Scene) => boolean): void {
  const wrong = world.scenes.filter(isMeant).flatMap((scene) =>
    itemsOf(world, scene).flatMap((item) => {
      const wanted = scene.wanted.at(-1);
      if (!wanted || !isIdentified(wanted)) return [];
      return FIELDS.filter((field) => !isRight(world, { item, field, wanted })).map((field) =>
        [pathOf(item), field, namesOf(item, field), wanted[field]].join(' '),
      );
    }),
  );
  expect(wrong, 'path, field, what Plex has, what Stash has').toEqual([]);
}

function isIdentified(wanted: Wanted): boolean {
  return FIELDS.some((field) => field !== 'title' && wanted[field].length > 0);
}

interface Place {
  readonly item: ReturnType<typeof itemsOf>[number];
  readonly field: Field;
  readonly wanted: Wanted;
}

function isRight({ model, given }: HistoryWorld, { item, field, wanted }: Place): boolean {
  const known = model.of(item, field);
  const isFree = known.isAsLeft && !known.isTheirLock && !known.isRekeyed;
  if (given.preserves && !isFree) return true;
  const observed = namesOf(item, field);
  const names = wanted[field];
  const ours = [...known.owners].filter(([, owner]) => owner === 'us').map(([name]) => name);
  const isAllThere = names.every((name) => observed.includes(name));
  const isLeftOver = ours.some((name) => !names.includes(name));
  if (field === 'title' && names.length === 0) return observed.length > 0;
  if (field === 'collection') return isAllThere && !isLeftOver;
  return names.length === 0 ? !isLeftOver : isSame(names, observed);
}

/** What Plex has otherwise than Stash is told as kept, field by field. */
function expectTold(world: HistoryWorld, record: RepairRecord): void {
  const differing = (isFilled: boolean) =>
    fieldsOf(world).filter(({ item, field, wanted }) => {
      const observed = namesOf(item, field);
      const isThere = wanted[field].every((name) => observed.includes(name));
      const isInLine = field === 'collection' ? isThere : isSame(observed, wanted[field]);
      return !isInLine && (!isFilled || wanted[field].length > 0);
    });
  for (const field of FIELDS) {
    const count = (all: readonly Place[]) => all.filter((each) => each.field === field).length;
    const told = record.keptFields[field] ?? 0;
    expect(told, field).toBeGreaterThanOrEqual(count(differing(true)));
  }
}

function fieldsOf(world: HistoryWorld): Place[] {
  return world.scenes.flatMap((scene) => {
    const wanted = scene.wanted.at(-1);
    if (!wanted || !isIdentified(wanted)) return [];
    return itemsOf(world, scene).flatMap((item) =>
      FIELDS.map((field) => ({ item, field, wanted })),
    );
  });
}

/** What was in line and nobody's follows the next edit, with or without edits of others preserved. */
function fieldsInLine(world: HistoryWorld): Place[] {
  return fieldsOf(world).filter(({ item, field, wanted }) => {
    const { isTheirLock, isRekeyed } = world.model.of(item, field);
    const isFree = !isTheirLock && !isRekeyed && field !== 'collection';
    return isFree && wanted[field].length > 0 && isSame(namesOf(item, field), wanted[field]);
  });
}

function expectFollowed(world: HistoryWorld, followers: readonly Place[]): void {
  const wanted = new Map(
    fieldsOf(world).map((place) => [`${pathOf(place.item)} ${place.field}`, place]),
  );
  const behind = followers.flatMap(({ item, field }) => {
    const now = wanted.get(`${pathOf(item)} ${field}`);
    if (!now || now.wanted[field].length === 0) return [];
    const observed = namesOf(now.item, field);
    return isSame(observed, now.wanted[field])
      ? []
      : [`${pathOf(item)} ${field} ${observed.join('|')}`];
  });
  expect(behind).toEqual([]);
}
