import { agentRefresh, renewKey, rivalEdit, type PlexWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, desiredOf, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const MODES = ['append', 'replace', 'replace-for-one'] as const;

/** Scenes with everything that a scene has, and items with left-overs. */
function stale(fixture: Fixture, count = 3) {
  const { stash, add } = fixture;
  const names = ['Ada Stone', 'comma, and', '50 % more', 'a+b', "it's", '雪 🎬', 'LAKE'];
  const tags = names.map((name) => stash.addTag(name));
  const performers = names.map((name) => stash.addPerformer(`${name} P`));
  const studio = stash.addStudio('Blue, Door');
  const leftOver = { genre: ['Left, over', 'Old 1 %', 'lake', 'a+c'], actor: ['Gone, with'] };
  const values = { ...leftOver, title: 'old', studio: 'Red', summary: 'Old', collection: ['Mine'] };
  const added = Array.from({ length: count }, () => add({ tags, performers, studio }, { values }));
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  return added;
}

function staleOne(fixture: Fixture) {
  const [one] = stale(fixture, 1);
  if (!one) throw new Error('One was asked for.');
  return one;
}

async function expectInLine(fixture: Fixture, sceneId: string, ratingKey: string) {
  const desired = await desiredOf(fixture, sceneId);
  const { values } = fixture.plex.items.get(ratingKey) ?? {};
  const fold = (names: readonly string[] = []) =>
    names.map((name) => name.toLowerCase()).toSorted();
  expect(values).toMatchObject({
    ...{ title: desired.title, studio: desired.studio, summary: desired.summary },
    originallyAvailableAt: desired.originallyAvailableAt,
  });
  expect(fold(values?.genre)).toEqual(fold(desired.genre));
  expect(fold(values?.actor)).toEqual(fold(desired.actor));
  expect(fold(values?.collection)).toEqual(expect.arrayContaining(fold(desired.collection)));
}

const puts = ({ requests }: PlexWorld) => requests.filter(({ kind }) => kind === 'write').length;

describe.each(MODES)('a Plex that takes lists to %s', (tagMode) => {
  it('has exactly what Stash has afterwards, with one write a scene, and none the second time', async () => {
    const fixture = aFixture();
    Object.assign(fixture.plex.switches, { tagMode });
    const added = stale(fixture);

    const record = await fixture.drain();

    expect(record).toMatchObject({
      written: 3,
      waiting: {},
      failed: {},
      refused: {},
      ended: 'done',
    });
    for (const { sceneId, ratingKey } of added) await expectInLine(fixture, sceneId, ratingKey);
    expect(puts(fixture.plex)).toBe(3);
    expect(fixture.plex.alarms).toEqual([]);
    expect(fixture.store.queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });

    fixture.enqueue(...added.map(({ sceneId }) => sceneId));
    expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 0, inLine: 3 });
    expect(puts(fixture.plex)).toBe(3);
  });

  it('keeps it all through a refresh by an agent', async () => {
    const fixture = aFixture();
    Object.assign(fixture.plex.switches, { tagMode });
    const added = stale(fixture);
    await fixture.drain();

    agentRefresh(fixture.plex);

    for (const { sceneId, ratingKey } of added) await expectInLine(fixture, sceneId, ratingKey);
  });

  it('loses what was ours when it goes in Stash, and nothing of others', async () => {
    const fixture = aFixture();
    Object.assign(fixture.plex.switches, { tagMode });
    const { sceneId, ratingKey } = staleOne(fixture);
    await fixture.drain();
    fixture.stash.updateScene(sceneId, { details: '', tags: [], studio: null });
    rivalEdit(fixture.plex, ratingKey, { values: { collection: ['Mine', 'Blue, Door', 'Hers'] } });
    fixture.enqueue(sceneId);

    await fixture.drain({ at: later(1) });

    const { values } = fixture.plex.items.get(ratingKey) ?? {};
    expect(values).toMatchObject({ summary: '', genre: [], studio: '' });
    expect(values?.collection).toEqual(['Mine', 'Hers']);
  });
});

describe('a name that no removal can name', () => {
  it.each([false, true])('goes all the same (a list is emptied last: %s)', async (emptyingWins) => {
    const fixture = aFixture();
    Object.assign(fixture.plex.switches, { removalEscape: false, emptyingWins });
    const { sceneId, ratingKey } = staleOne(fixture);

    await fixture.drain();
    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1) });

    const { values } = fixture.plex.items.get(ratingKey) ?? {};
    expect(values?.genre).toContain('Ada Stone');
    if (!emptyingWins) await expectInLine(fixture, sceneId, ratingKey);
  });
});

describe('a job', () => {
  it('of a scene that is gone is dropped, and of one that nobody has identified', async () => {
    const fixture = aFixture();
    const bare = fixture.add({ title: 'file', details: '', date: null });
    fixture.enqueue('999', bare.sceneId);

    expect(await fixture.drain()).toMatchObject({
      dropped: { 'deleted in Stash': 1, 'not identified': 1 },
    });
  });

  it('of a scene that Plex does not have waits, uncounted, and holds up nobody', async () => {
    const fixture = aFixture();
    const missing = fixture.add({}, null);
    const [there] = stale(fixture, 1);
    fixture.enqueue(missing.sceneId);

    expect(await fixture.drain()).toMatchObject({ waiting: { 'not in Plex yet': 1 }, written: 1 });
    fixture.plex.addItem({ parts: [{ path: '/data/1.mp4', size: 1000 }] });
    expect(await fixture.drain({ at: later(1 / 60) })).toMatchObject({ written: 0 });
    expect(await fixture.drain({ at: later(2 / 60) })).toMatchObject({ written: 1, waiting: {} });
    expect(there).toBeDefined();
  });

  it('of an item that holds files of two scenes writes nothing', async () => {
    const fixture = aFixture();
    const one = fixture.add(
      {},
      {
        parts: [
          { path: '/data/1.mp4', size: 1 },
          { path: '/data/2.mp4', size: 1 },
        ],
      },
    );
    fixture.add({}, null);
    fixture.enqueue(one.sceneId);

    expect(await fixture.drain()).toMatchObject({ dropped: { ambiguous: 1 } });
    expect(puts(fixture.plex)).toBe(0);
  });

  it('of an item whose key was renewed is done under the new one', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = staleOne(fixture);
    await fixture.drain();
    const renewed = renewKey(fixture.plex, ratingKey);
    fixture.stash.updateScene(sceneId, { title: 'Another' });
    fixture.enqueue(sceneId);

    expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 1 });
    expect(fixture.plex.items.get(renewed.ratingKey)?.values.title).toBe('Another');
  });

  it('that is enqueued anew while it is written is done again', async () => {
    const fixture = aFixture();
    const { sceneId } = staleOne(fixture);
    fixture.plex.before('write', 1, () => {
      fixture.stash.updateScene(sceneId, { title: 'Meanwhile' });
      fixture.enqueue(sceneId);
    });

    await fixture.drain();
    await fixture.drain();

    expect([...fixture.plex.items.values()][0]?.values.title).toBe('Meanwhile');
  });
});

describe('two items of one scene', () => {
  it('are both written', async () => {
    const fixture = aFixture();
    fixture.plex.addSection({ title: 'Copies' });
    const { sceneId, ratingKey } = fixture.add();
    const parts = [{ path: '/data/1.mp4', size: 1000 }];
    const other = fixture.plex.addItem({ parts, sectionKey: '2' });
    fixture.enqueue(sceneId);

    expect(await fixture.drain()).toMatchObject({ written: 1 });
    await expectInLine(fixture, sceneId, ratingKey);
    await expectInLine(fixture, sceneId, other.ratingKey);
  });
});

describe('an edit that somebody made in Plex', () => {
  it('stays when it is to be preserved, and is told field by field', async () => {
    const fixture = aFixture();
    const { sceneId, ratingKey } = staleOne(fixture);
    await fixture.drain();
    rivalEdit(fixture.plex, ratingKey, { values: { title: 'Theirs', genre: ['Theirs'] } });
    fixture.enqueue(sceneId);

    const record = await fixture.drain({ at: later(1), preserveEdits: true });

    expect(record).toMatchObject({ kept: 1, keptFields: { title: 1, genre: 1 } });
    expect(fixture.plex.items.get(ratingKey)?.values).toMatchObject({ title: 'Theirs' });
    fixture.enqueue(sceneId);
    expect(await fixture.drain({ at: later(2) })).toMatchObject({ written: 1 });
  });
});

describe('a value that Plex makes another of', () => {
  it('is told as refused, and is no reason to write again', async () => {
    const fixture = aFixture();
    fixture.plex.switches.alters = { title: (title) => title.slice(0, 5) };
    const { sceneId } = staleOne(fixture);

    expect(await fixture.drain()).toMatchObject({ written: 1, refused: { title: 1 } });
    const before = puts(fixture.plex);
    fixture.enqueue(sceneId);
    expect(await fixture.drain({ at: later(1) })).toMatchObject({ refused: { title: 1 } });
    expect(puts(fixture.plex)).toBe(before);
  });

  it('is tried once more by force', async () => {
    const fixture = aFixture();
    fixture.plex.switches.alters = { title: (title) => title.slice(0, 5) };
    const { sceneId, ratingKey } = staleOne(fixture);
    await fixture.drain();
    fixture.plex.switches.alters = {};
    const desiredHash = `hash of ${sceneId}`;
    fixture.store.queue.enqueue([{ sceneId, reasons: ['force'], desiredHash }], later(1));

    expect(await fixture.drain({ at: later(1) })).toMatchObject({ written: 1, refused: {} });
    expect(fixture.plex.items.get(ratingKey)?.values.title).toBe('Scene 1');
  });

  it('is told so of a Plex that answers 200 and changes nothing', async () => {
    const fixture = aFixture();
    fixture.plex.switches.ignoreEdits = true;
    stale(fixture, 1);

    const record = await fixture.drain();

    expect(record.refused).toMatchObject({ title: 1, genre: 1 });
    expect(puts(fixture.plex)).toBe(2);
  });
});
