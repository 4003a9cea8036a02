import type { NewItem, NewScene, StashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, desiredOf, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

const MODES = ['append', 'replace', 'replace-for-one'] as const;
const ODD_NAMES = [
  ...['comma, one', ',', '50 %', '%2C', 'a+b', '"quoted"', "it's", 'a&b=c', '#1?', '[0]', 'a/b\\c'],
  ...[
    '🎬 film',
    '👩‍👩‍👧 family',
    'שלום',
    '\u202Ertl\u202C',
    'Straße',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    'e\u0301',
  ],
  ...[' blanks around ', 'two  blanks', 'new\nline', 'tab\there', 'a\u0000b\u0007c', '\uD800 half'],
];
const LEFT_OVER = { genre: ['Left, over', 'comma', '50'], actor: ['Gone % 1'] };

const tags = (stash: StashWorld, names: readonly string[]) =>
  names.map((name) => stash.addTag(name));
const performers = (stash: StashWorld, names: readonly string[]) =>
  names.map((name) => stash.addPerformer(name));
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) => `${name} ${n}`);

interface Odd {
  readonly scene: (stash: StashWorld) => NewScene;
  readonly item?: NewItem;
}

const ODD: Readonly<Record<string, Odd>> = {
  '500 tags': { scene: (stash) => ({ tags: tags(stash, many(500, 'Tag, %')) }) },
  '300 performers': { scene: (stash) => ({ performers: performers(stash, many(300, 'Ada +')) }) },
  'a summary of 200 KB': { scene: () => ({ details: 'Long. 雪 '.repeat(25_000) }) },
  'control characters': {
    scene: () => ({ title: 'a\u0000b\u0007c\u001B', details: 'one\u0000\r\ntwo\u000Bthree\u0085' }),
  },
  'text from right to left': {
    scene: () => ({ title: 'שלום \u202Eright\u202C', details: 'مرحبا\nבעולם' }),
  },
  'one name twice in two cases': {
    scene: (stash) => ({
      tags: tags(stash, ['Same', 'same', 'SAME ']),
      performers: performers(stash, ['Ada', 'ADA']),
    }),
  },
  'a name that Plex has in another case': {
    scene: (stash) => ({ tags: tags(stash, ['left, OVER', 'new']) }),
  },
  'odd names everywhere': {
    scene: (stash) => ({
      tags: tags(stash, ODD_NAMES),
      performers: performers(stash, ODD_NAMES),
      studio: stash.addStudio('Blue, "Door" 100 %+'),
    }),
  },
  'nothing but blanks in a name': { scene: (stash) => ({ tags: tags(stash, [' ', '\t', 'ok']) }) },
  'half a date': { scene: () => ({ date: '2023-07' }) },
  'an item with every field locked': {
    scene: (stash) => ({ tags: tags(stash, ['A tag']) }),
    item: { locked: ['title', 'summary', 'studio', 'genre', 'actor', 'originallyAvailableAt'] },
  },
  'an item with a thousand left-over tags': {
    scene: (stash) => ({ tags: tags(stash, ['A tag']) }),
    item: { values: { genre: many(1000, 'Old, % +') } },
  },
};

const folded = (names: readonly string[] = []) =>
  names.map((name) => name.trim().toLowerCase().normalize('NFC')).toSorted();

async function expectRight(fixture: Fixture, sceneId: string, ratingKey: string) {
  const desired = await desiredOf(fixture, sceneId);
  const { values } = fixture.plex.items.get(ratingKey) ?? {};
  const { title, studio, summary, originallyAvailableAt } = desired;
  expect(values).toMatchObject({ title, studio, summary, originallyAvailableAt });
  expect(folded(values?.genre)).toEqual(folded(desired.genre));
  expect(folded(values?.actor)).toEqual(folded(desired.actor));
  expect(values?.title).not.toMatch(/\p{Cc}/u);
}

describe.each(MODES)('a Plex that takes lists to %s', (tagMode) => {
  it.each(Object.entries(ODD))('gets a scene with %s right, once', async (_, { scene, item }) => {
    const fixture = aFixture();
    const { plex, stash, enqueue } = fixture;
    plex.switches.tagMode = tagMode;
    const values = { title: 'old', ...LEFT_OVER };
    const usual = { tags: tags(stash, ['A tag']), performers: performers(stash, ['Ada']) };
    const good = fixture.add(usual, { values });
    const bystander = plex.addItem({ values });
    const odd = fixture.add(
      { ...usual, ...scene(stash) },
      { ...item, values: { ...values, ...item?.values } },
    );
    enqueue(odd.sceneId, good.sceneId);

    const record = await fixture.drain();

    expect(record).toMatchObject({ written: 2, waiting: {}, failed: {}, dropped: {}, refused: {} });
    await expectRight(fixture, odd.sceneId, odd.ratingKey);
    await expectRight(fixture, good.sceneId, good.ratingKey);
    expect(plex.items.get(bystander.ratingKey)).toEqual(bystander);
    expect(plex.alarms).toEqual([]);

    const before = plex.writes.length;
    enqueue(odd.sceneId, good.sceneId);
    expect(await fixture.drain({ at: later(1) })).toMatchObject({ inLine: 2, written: 0 });
    expect(plex.writes.length - before).toBe(0);
  });
});

describe('files and items that are not one to one', () => {
  const part = (name: string) => ({ path: `/data/${name}.mp4`, size: 1000 });
  const stale = { title: 'old', genre: ['Left over'] };

  it.each<[string, (fixture: Fixture) => string, object, number]>([
    [
      'two items of one file are both written',
      (fixture) => {
        fixture.plex.addSection({ title: 'Copies' });
        const { sceneId } = fixture.add({}, { values: stale });
        fixture.plex.addItem({ parts: [part('1')], sectionKey: '2', values: stale });
        return sceneId;
      },
      { written: 1 },
      2,
    ],
    [
      'an item of all files of a scene is written once',
      (fixture) => {
        const files = [part('1'), part('1b')];
        return fixture.add({ files }, { parts: files, values: stale }).sceneId;
      },
      { written: 1 },
      1,
    ],
    [
      'two scenes in one item are told as ambiguous',
      (fixture) => {
        const { sceneId } = fixture.add({}, { parts: [part('1'), part('2')], values: stale });
        fixture.add({}, null);
        return sceneId;
      },
      { written: 0, dropped: { ambiguous: 1 } },
      0,
    ],
    [
      'an item that an earlier run gave to another scene of the same file is told as ambiguous',
      (fixture) => {
        const { sceneId, ratingKey } = fixture.add({}, { values: stale });
        const twin = fixture.add({ files: [part('1')] }, null);
        const ledger = { ends: [], ledger: [], settled: [], gaps: [] };
        const machineIdentifier = fixture.plex.machineIdentifier;
        const matches = [{ sceneId: twin.sceneId, ratingKey, sectionKey: '1' }];
        fixture.store.repair(fixture.lease()).settle({ ...ledger, machineIdentifier, matches });
        return sceneId;
      },
      { written: 0, dropped: { ambiguous: 1 } },
      0,
    ],
    [
      'an item of a scene that is gone belongs to the one that has its file now',
      (fixture) => {
        const { sceneId, ratingKey } = fixture.add({}, { values: stale });
        const machineIdentifier = fixture.plex.machineIdentifier;
        const matches = [{ sceneId: '99', ratingKey, sectionKey: '1' }];
        const nothing = { ends: [], ledger: [], settled: [], gaps: [] };
        fixture.store.repair(fixture.lease()).settle({ ...nothing, machineIdentifier, matches });
        return sceneId;
      },
      { written: 1, dropped: {} },
      1,
    ],
    [
      'a scene without a file has nothing to be written to',
      (fixture) => fixture.add({ files: [] }, { values: stale }).sceneId,
      { written: 0, dropped: { 'has no file': 1 } },
      0,
    ],
    [
      'a scene that nobody identified is left alone',
      (fixture) => fixture.add({ details: '', date: null }, { values: stale }).sceneId,
      { written: 0, dropped: { 'not identified': 1 } },
      0,
    ],
  ])('%s', async (_, prepare, record, writes) => {
    const fixture = aFixture();
    const sceneId = prepare(fixture);
    fixture.enqueue(sceneId);

    expect(await fixture.drain()).toMatchObject({ waiting: {}, failed: {}, ...record });

    expect(fixture.plex.writes).toHaveLength(writes);
    fixture.enqueue(sceneId);
    await fixture.drain({ at: later(1) });
    expect(fixture.plex.writes).toHaveLength(writes);
  });
});
