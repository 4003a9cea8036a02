import { LeaseLostError } from '@stash2plex/core';
import { thisProcess, type Lease } from '@stash2plex/state';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';
import { Killed, mortal, sleepy, type Death } from './mortal.fixture.ts';

useServers();

const only = ({ plex }: Fixture) => [...plex.items.values()].at(0);

async function killedDrain(fixture: Fixture, death: Death, wish: object = {}) {
  const around = (parts: Parameters<typeof mortal>[0]) => mortal(parts, { death });
  await expect(fixture.drain({ ...wish, around })).rejects.toThrow(Killed);
  fixture.store.leases.release(fixture.lease());
}

const AFTER_EDIT: Death = { verb: 'edit', nth: 1, isAfter: true };
const BEFORE_EDIT: Death = { verb: 'edit', nth: 1, isAfter: false };

describe('what a drain wrote before it was killed', () => {
  it('is ours: with edits preserved, what was only locked follows Stash as well', async () => {
    const fixture = aFixture();
    const { sceneId } = fixture.add(
      { title: 'Title', details: 'Same.' },
      { values: { title: '', summary: 'Same.' } },
    );
    fixture.enqueue(sceneId);
    await killedDrain(fixture, AFTER_EDIT, { preserveEdits: true });
    expect(only(fixture)?.locked).toContain('summary');

    fixture.stash.updateScene(sceneId, { title: 'New title', details: 'New.' });
    fixture.enqueue(sceneId);
    const record = await fixture.drain({ at: later(1), preserveEdits: true });

    expect(record).toMatchObject({ written: 1, keptFields: {} });
    expect(only(fixture)?.values).toMatchObject({ title: 'New title', summary: 'New.' });
  });

  it('stays ours when the next one does not get through', async () => {
    const fixture = aFixture();
    const { sceneId } = fixture.add({ details: 'First.' });
    fixture.enqueue(sceneId);
    await killedDrain(fixture, AFTER_EDIT);
    fixture.stash.updateScene(sceneId, { details: 'Second.' });
    fixture.enqueue(sceneId);
    await killedDrain(fixture, BEFORE_EDIT);
    expect(only(fixture)?.values.summary).toBe('First.');

    fixture.stash.updateScene(sceneId, { details: '' });
    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1) });

    expect(only(fixture)?.values.summary).toBe('');
  });

  it('is ours in part, where Plex took only a part: a name that no removal can name', async () => {
    const fixture = aFixture();
    const { stash, plex } = fixture;
    plex.switches.removalEscape = false;
    const tags = ['a, b', 'c'].map((name) => stash.addTag(name));
    const { sceneId } = fixture.add({ tags });
    const wish = { preserveEdits: true };
    fixture.enqueue(sceneId);
    await fixture.drain(wish);
    stash.updateScene(sceneId, { tags: [] });
    fixture.enqueue(sceneId);
    await killedDrain(fixture, AFTER_EDIT, wish);
    expect(only(fixture)?.values.genre).toEqual(['a, b']);

    const record = await fixture.drain({ ...wish, at: later(1) });

    expect(record).toMatchObject({ written: 1, keptFields: {} });
    expect(only(fixture)?.values.genre).toEqual([]);
  });

  it('keeps a lock that was ours before', async () => {
    const fixture = aFixture();
    const { sceneId } = fixture.add({ details: 'First.' });
    const wish = { preserveEdits: true };
    fixture.enqueue(sceneId);
    await fixture.drain(wish);
    fixture.stash.updateScene(sceneId, { details: 'Second.' });
    fixture.enqueue(sceneId);
    await killedDrain(fixture, AFTER_EDIT, wish);

    fixture.stash.updateScene(sceneId, { details: 'Third.' });
    fixture.enqueue(sceneId);
    await fixture.drain({ ...wish, at: later(1) });

    expect(only(fixture)?.values.summary).toBe('Third.');
  });
});

describe('what a killed drain did not come to', () => {
  it.each<[string, string | null]>([
    ['a collection of a studio that is gone', null],
    ['a collection of another studio, where somebody has put the new one', 'New'],
  ])('is done by the next one: %s', async (_, next) => {
    const fixture = aFixture();
    const { stash, plex } = fixture;
    const { sceneId, ratingKey } = fixture.add({ studio: stash.addStudio('Old') });
    fixture.enqueue(sceneId);
    await fixture.drain();
    const others = next === null ? ['Theirs'] : ['Theirs', next];
    plex.changeItem(ratingKey, { values: { collection: ['Old', ...others] } });
    stash.updateScene(sceneId, { studio: next === null ? null : stash.addStudio(next) });
    fixture.enqueue(sceneId);
    await killedDrain(fixture, BEFORE_EDIT);

    await fixture.drain({ at: later(1) });

    expect(only(fixture)?.values.collection).toEqual(others);
  });
});

/** Fifty jobs that are due, and what the store and Plex know of them. */
function aLibrary() {
  const fixture = aFixture();
  const { store, plex, stash, enqueue } = fixture;
  const added = Array.from({ length: 50 }, () => fixture.add({}, { values: { title: 'old' } }));
  const ids = added.map(({ sceneId }) => sceneId);
  enqueue(...ids);
  const known = () =>
    JSON.stringify([
      store.status().queue,
      store.memory.ledger(plex.machineIdentifier, ids),
      store.repair(fixture.lease()).intents(plex.machineIdentifier, ids),
      plex.writes.length,
    ]);
  const editOne = () => {
    stash.updateScene(ids[0] ?? '', { title: 'Newer' });
    enqueue(ids[0] ?? '');
  };
  return { ...fixture, known, editOne };
}

async function expectAllDone(library: ReturnType<typeof aLibrary>) {
  const { store, plex } = library;
  await library.drain({ at: later(2) });
  expect(store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
  const titles = [...plex.items.values()].map(({ values }) => values.title);
  expect(titles).toContain('Newer');
  expect(titles).not.toContain('old');
}

const OTHER = { ...thisProcess(), pid: process.ppid };

describe('a process that wakes with a lease that another one has by now', () => {
  it.each<[string, number, boolean]>([
    ['claim', 1, false],
    ['claim', 1, true],
    ['byIds', 1, true],
    ['listPage', 1, true],
    ['details', 1, true],
    ['ledger', 1, true],
    ['settle', 1, false],
    ['intend', 1, false],
    ['intend', 1, true],
    ['check', 1, false],
    ['edit', 1, true],
    ['edit', 20, true],
    ['details', 2, true],
    ['settle', 2, false],
  ])('writes and stores nothing (asleep at "%s", call %i)', async (verb, nth, isAfter) => {
    const library = aLibrary();
    const { store } = library;
    let before = '';
    const meanwhile = () => {
      store.leases.release(library.lease());
      const lease = store.leases.acquire('write:plex', OTHER);
      library.editOne();
      before = library.known();
      if (!('heldBy' in lease)) leases.push(lease);
    };
    const leases: Lease[] = [];

    const asleep = library.drain({
      around: (parts) => sleepy(parts, { at: { verb, nth, isAfter }, meanwhile }),
    });

    await expect(asleep).rejects.toThrow(LeaseLostError);
    expect(before).not.toBe('');
    expect(library.known()).toBe(before);
    for (const lease of leases) store.leases.release(lease);
    await expectAllDone(library);
  });

  it.each<[string, number]>([
    ['byIds', 1],
    ['details', 1],
    ['edit', 1],
    ['details', 2],
  ])('undoes nothing of what that one has done (asleep at "%s")', async (verb, nth) => {
    const library = aLibrary();
    let before = '';
    const meanwhile = async () => {
      library.store.leases.release(library.lease());
      library.editOne();
      await library.drain({ at: later(1) });
      before = library.known();
    };

    const asleep = library.drain({
      around: (parts) => sleepy(parts, { at: { verb, nth, isAfter: true }, meanwhile }),
    });

    await expect(asleep).rejects.toThrow(LeaseLostError);
    expect(library.known()).toBe(before);
    await expectAllDone(library);
  });
});

describe('two drains at once', () => {
  it('leave one to write: the other finds the lease taken, and ends', async () => {
    const library = aLibrary();
    const { store, plex } = library;
    library.editOne();
    const answers: unknown[] = [];
    plex.before('write', 2, () => {
      answers.push(store.leases.acquireOrWake('write:plex', OTHER));
    });

    expect(await library.drain()).toMatchObject({ written: 50, ended: 'done' });

    expect(answers).toEqual([{ heldBy: thisProcess() }]);
    expect(plex.writesInFlight.most).toBe(1);
    await expectAllDone(library);
  });
});
