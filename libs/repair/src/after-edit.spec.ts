import type { LedgerEntry } from '@stash2plex/core';
import { rivalEdit, type NewItem, type NewScene, type StashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, later, useServers } from './drain.fixture.ts';

useServers();

type Alters = Readonly<Record<string, (value: string) => string>>;

/** One scene, drained once by a Plex that makes others of some values. */
async function refusing(alters: Alters, scene: NewScene = {}, item: NewItem = {}) {
  const fixture = aFixture();
  const { sceneId, ratingKey } = fixture.add(scene, item);
  fixture.plex.switches.alters = alters;
  const drainAgain = (hours: number, preserveEdits = false) => {
    fixture.enqueue(sceneId);
    return fixture.drain({ at: later(hours), preserveEdits });
  };
  const first = await drainAgain(0);
  return {
    ...{ ...fixture, sceneId, first, drainAgain },
    values: () => fixture.plex.items.get(ratingKey)?.values,
    edit: (values: NewItem['values'] = {}) => {
      rivalEdit(fixture.plex, ratingKey, { values });
    },
    entry: (): LedgerEntry | undefined =>
      fixture.store.memory.ledger(fixture.plex.machineIdentifier, [sceneId])[0],
  };
}

const SHORT = { summary: (text: string) => text.slice(0, 5) };

describe('what Plex made of a value is ours all the same', () => {
  it('and goes when Stash has nothing there any more', async () => {
    const { stash, sceneId, first, drainAgain, values } = await refusing(SHORT);
    expect(first).toMatchObject({ refused: { summary: 1 } });
    stash.updateScene(sceneId, { details: '' });

    await drainAgain(1);

    expect(values()).toMatchObject({ summary: '' });
  });

  it('and makes way for a newer value, though edits in Plex are to stay', async () => {
    const { stash, sceneId, drainAgain, values } = await refusing(SHORT);
    stash.updateScene(sceneId, { details: 'New' });

    expect(await drainAgain(1, true)).toMatchObject({ written: 1, kept: 0 });

    expect(values()).toMatchObject({ summary: 'New' });
  });

  it('and is told from what somebody makes of it then', async () => {
    const { stash, sceneId, edit, drainAgain, values } = await refusing(SHORT);
    edit({ summary: 'Mine' });
    stash.updateScene(sceneId, { details: 'New' });

    expect(await drainAgain(1, true)).toMatchObject({ keptFields: { summary: 1 } });

    expect(values()).toMatchObject({ summary: 'Mine' });
  });

  it('and keeps its lock in mind', async () => {
    const { entry } = await refusing(SHORT);

    expect(entry()?.fields.summary).toEqual({ value: 'A sum', origin: 'wrote', locked: true });
    expect(entry()?.refused?.summary).toEqual({ wanted: 'A summary.', got: 'A sum' });
  });

  it('with the names of a list that it took, which go with it', async () => {
    const drops = { genre: (name: string) => (name === 'Odd' ? '' : name) };
    const fixture = aFixture();
    const tags = ['Rain', 'Odd', 'Sun'].map((name) => fixture.stash.addTag(name));
    const { sceneId, ratingKey } = fixture.add({ tags }, { values: { genre: ['rain'] } });
    fixture.plex.switches.alters = drops;
    fixture.enqueue(sceneId);
    expect(await fixture.drain()).toMatchObject({ refused: { genre: 1 } });
    fixture.stash.updateScene(sceneId, { tags: [] });
    fixture.enqueue(sceneId);

    await fixture.drain({ at: later(1) });

    expect(fixture.plex.items.get(ratingKey)?.values.genre).toEqual([]);
  });

  it('with the collection that it made of ours; those of others stay', async () => {
    const fixture = aFixture();
    const studio = fixture.stash.addStudio('Blue Door');
    const values = { collection: ['Mine'] };
    const { sceneId, ratingKey } = fixture.add({ studio }, { values });
    fixture.plex.switches.alters = { collection: (name) => name.slice(0, 4) };
    fixture.enqueue(sceneId);
    await fixture.drain();
    expect(fixture.plex.items.get(ratingKey)?.values.collection).toEqual(['Mine', 'Blue']);
    fixture.stash.updateScene(sceneId, { studio: fixture.stash.addStudio('Red') });
    fixture.enqueue(sceneId);

    await fixture.drain({ at: later(1) });

    expect(fixture.plex.items.get(ratingKey)?.values.collection).toEqual(['Mine', 'Red']);
  });
});

describe('what Plex had before an edit that changed nothing', () => {
  it('is not ours, and never cleared', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = fixture.add({}, { values: { summary: 'Theirs' } });
    fixture.plex.switches.ignoreEdits = true;
    fixture.enqueue(sceneId);
    expect((await fixture.drain()).refused).toMatchObject({ summary: 1 });
    fixture.plex.switches.ignoreEdits = false;
    fixture.stash.updateScene(sceneId, { details: '' });
    fixture.enqueue(sceneId);

    await fixture.drain({ at: later(1) });

    expect(fixture.plex.items.get(ratingKey)?.values.summary).toBe('Theirs');
  });

  it('has none on it where Plex says yes and does nothing', async () => {
    const { add, enqueue, drain, plex, store } = aFixture();
    const { sceneId } = add({}, { values: { summary: 'Theirs' } });
    plex.switches.ignoreEdits = true;
    enqueue(sceneId);

    await drain();

    const [entry] = store.memory.ledger(plex.machineIdentifier, [sceneId]);
    expect(entry).toMatchObject({ refused: { summary: { got: 'Theirs' } } });
    expect(Object.values(entry?.fields ?? {}).filter(({ locked }) => locked)).toEqual([]);
  });

  it('has a lock of ours on it, if that came through', async () => {
    const same = { summary: () => 'Theirs' };
    const { entry } = await refusing(same, {}, { values: { summary: 'Theirs' } });

    expect(entry()?.fields.summary).toEqual({ value: 'Theirs', origin: 'found', locked: true });
  });

  it('stays as it is known while nothing is written again', async () => {
    const { entry, drainAgain } = await refusing(SHORT);
    const before = entry();

    expect(await drainAgain(1)).toMatchObject({ written: 0, refused: { summary: 1 } });

    expect(entry()).toEqual({ ...before, verifiedAt: later(1) });
  });
});

describe('a list that we wrote', () => {
  it('is ours still when both sides took the same name out of it', async () => {
    const fixture = aFixture();
    const tags = ['A', 'B'].map((name) => fixture.stash.addTag(name));
    const { sceneId, ratingKey } = fixture.add({ tags });
    const drain = (hours: number) => {
      fixture.enqueue(sceneId);
      return fixture.drain({ at: later(hours) });
    };
    await drain(0);
    rivalEdit(fixture.plex, ratingKey, { values: { genre: ['A'] } });
    fixture.stash.updateScene(sceneId, { tags: tags.slice(0, 1) });
    await drain(1);
    fixture.stash.updateScene(sceneId, { tags: [] });
    await drain(2);

    expect(fixture.plex.items.get(ratingKey)?.values.genre).toEqual([]);
  });
});

describe('our collection that somebody took the item out of', () => {
  it.each([
    [true, { keptFields: { collection: 1 } }, []],
    [false, { fields: { collection: 1 } }, ['A studio']],
  ])('stays out where edits are to stay (%s)', async (preserveEdits, counts, collection) => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = fixture.add({ studio: fixture.stash.addStudio('A studio') });
    fixture.enqueue(sceneId);
    await fixture.drain();
    rivalEdit(fixture.plex, ratingKey, { values: { collection: [] } });
    fixture.enqueue(sceneId);

    expect(await fixture.drain({ at: later(1), preserveEdits })).toMatchObject(counts);

    expect(fixture.plex.items.get(ratingKey)?.values.collection).toEqual(collection);
  });
});

describe('what Plex shows only after we have looked', () => {
  async function late(scene: (stash: StashWorld) => NewScene = () => ({})) {
    const fixture = aFixture();
    const { stash, plex } = fixture;
    const { sceneId, ratingKey } = fixture.add(scene(stash), {
      values: { collection: ['Theirs'] },
    });
    const drain = (hours: number, preserveEdits = false) => {
      fixture.enqueue(sceneId);
      return fixture.drain({ at: later(hours), preserveEdits });
    };
    plex.switches.lagMs = 3_600_000;
    const first = await drain(0);
    plex.switches.lagMs = 0;
    plex.lag.clear();
    return { stash, sceneId, first, drain, values: () => plex.items.get(ratingKey)?.values };
  }

  it('is ours, so that a collection goes with its studio', async () => {
    const { stash, sceneId, first, drain, values } = await late((world) => ({
      studio: world.addStudio('Old'),
    }));
    expect(first.refused).toMatchObject({ collection: 1 });
    expect(values()?.collection).toEqual(['Theirs', 'Old']);
    stash.updateScene(sceneId, { studio: stash.addStudio('New') });

    await drain(1);

    expect(values()?.collection).toEqual(['Theirs', 'New']);
  });

  it('with its lock: it makes way for a newer value where edits in Plex are to stay', async () => {
    const { stash, sceneId, drain, values } = await late();
    stash.updateScene(sceneId, { details: 'New' });

    expect(await drain(1, true)).toMatchObject({ written: 1, kept: 0 });

    expect(values()).toMatchObject({ summary: 'New' });
  });

  it('goes when Stash has nothing there any more', async () => {
    const { stash, sceneId, drain, values } = await late();
    stash.updateScene(sceneId, { details: '' });
    await drain(1);

    expect(values()).toMatchObject({ summary: '' });
  });
});
