import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, useServers, type Fixture } from './run.fixture.ts';

useServers();

const ALL = { leftovers: true };

/** So many scenes with their items. */
function fill({ stash, plex }: Fixture, scenes: number): string[] {
  return Array.from({ length: scenes }, (_, n) => {
    addItem(plex, `/data/${n}.mp4`);
    return addScene(stash, `/data/${n}.mp4`);
  });
}

const open = ({ store }: Fixture) => store.status().openGaps;

describe('an item that no scene has', () => {
  it('is told at the end of a run of everything, and closed when it has a scene or is gone', async () => {
    const fixture = aFixture();
    const { stash, plex, run, leftOver } = fixture;
    fill(fixture, 3);
    const keys = ['/data/lone.mp4', '/data/other.mp4'].map((path) => addItem(plex, path));

    expect(await run(ALL)).toMatchObject({
      status: 'complete',
      gaps: { 'orphaned-item': 2, missing: 0 },
      withheld: [],
    });
    expect(leftOver()).toEqual(keys.map((key) => `orphaned-item ${key}`));
    expect(open(fixture)).toEqual({ 'orphaned-item': 2 });

    addScene(stash, '/data/lone.mp4');
    plex.removeItem(keys[1] ?? '');
    await run({ ...ALL, at: later(1) });
    expect(open(fixture)).toEqual({});
  });

  it.each([
    ['in the trash', { deletedAt: new Date('2026-01-01') }],
    ['an optimised copy', { media: [{ parts: [{ path: '/x.mp4', size: 1 }], proxyType: 42 }] }],
    ['of a library that is not handled', { sectionKey: '2' }],
  ])('is none when it is %s', async (_, item) => {
    const { plex, run, leftOver } = aFixture();
    plex.addSection({ key: '2', title: 'Second' });
    addItem(plex, '/data/x.mp4', item);

    await run({ ...ALL, plexLibrary: '1' });

    expect(leftOver()).toEqual([]);
  });

  it('is none when Plex says for a moment that the item of a scene is gone', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    fill(fixture, 2);
    Object.assign(plex.switches, { html404: true, faultsOn: ['details'], faultTimes: 4 });

    const record = await run(ALL);

    expect(record).toMatchObject({ status: 'complete', gaps: { missing: 0, 'orphaned-item': 0 } });
    expect(record.unknown).toBeGreaterThan(0);
    expect(leftOver()).toEqual([]);
  });

  it('is none when it is found by name and size, or could be', async () => {
    const { stash, plex, run, leftOver } = aFixture();
    addScene(stash, '/here/sure.mp4');
    addItem(plex, '/elsewhere/sure.mp4');
    addScene(stash, '/here/either.mp4');
    addItem(plex, '/one/either.mp4');
    addItem(plex, '/two/either.mp4');

    expect(await run(ALL)).toMatchObject({ gaps: { 'orphaned-item': 0, 'ambiguous-match': 1 } });
    expect(leftOver()).toEqual(['ambiguous-match 2']);
  });

  it('is none when it holds a file of a scene among others, or could not be read', async () => {
    const { stash, plex, run, leftOver } = aFixture();
    addScene(stash, '/a.mp4');
    const parts = ['/a.mp4', '/b.mp4'].map((path) => ({ path, size: 1000 }));
    addItem(plex, '', { parts });
    addScene(stash, '/c.mp4');
    plex.switches.poisonIds = [addItem(plex, '/c.mp4')];

    await run(ALL);

    expect(leftOver()).toEqual(['ambiguous-match 1']);
  });

  it('is not told of by a run of recent scenes, which leaves open what is', async () => {
    const fixture = aFixture();
    addItem(fixture.plex, '/lone.mp4');
    await fixture.run(ALL);
    const requests = fixture.plex.requests.length;

    const recent = await fixture.run({ ...ALL, scope: 'recent', at: later(1) });

    expect(recent).toMatchObject({ status: 'complete', gaps: { 'orphaned-item': 0 } });
    expect(open(fixture)).toEqual({ 'orphaned-item': 1 });
    expect(fixture.plex.requests.slice(requests).map(({ kind }) => kind)).not.toContain('details');
  });

  it('is not told of by a run that is inconclusive, which leaves open what is', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    addItem(plex, '/lone.mp4');
    await run(ALL);
    addItem(plex, '/second.mp4');
    plex.changeSection('1', { refreshing: true });

    const record = await run({ ...ALL, at: later(1) });

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { 'orphaned-item': 0 } });
    expect(leftOver()).toEqual([]);
    expect(open(fixture)).toEqual({ 'orphaned-item': 1 });
  });

  it('is told in a dry run, which opens nothing', async () => {
    const fixture = aFixture();
    addItem(fixture.plex, '/lone.mp4');

    const record = await fixture.run({ ...ALL, dryRun: true });

    expect(record.gaps['orphaned-item']).toBe(1);
    expect(fixture.leftOver()).toHaveLength(1);
    expect(open(fixture)).toEqual({});
  });

  it('costs nothing where the detector is off, and then its gaps are closed', async () => {
    const fixture = aFixture();
    const { plex, run } = fixture;
    addItem(plex, '/lone.mp4');
    await run(ALL);
    const before = plex.requests.length;
    const off = { 'orphaned-item': 'off', 'ambiguous-match': 'off' } as const;

    const record = await run({ ...ALL, modes: off, at: later(1) });

    expect(record.gaps).not.toHaveProperty('orphaned-item');
    expect(plex.requests.slice(before).filter(({ kind }) => kind === 'details')).toEqual([]);
    expect(open(fixture)).toEqual({});
  });
});

describe('items that no scene has', () => {
  it('are too many to be told when they are many and a large part of the library', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    fill(fixture, 79);
    for (let n = 0; n < 21; n += 1) addItem(plex, `/films/${n}.mp4`);

    const record = await run(ALL);

    expect(record).toMatchObject({ status: 'complete', gaps: { 'orphaned-item': 0 } });
    expect(record.withheld).toMatchObject([
      { about: 'unclaimed-item', extent: 'all', section: { key: '1' }, count: 21 },
    ]);
    expect(record.withheld?.[0]?.message).toMatch(
      /^Of the 100 items of the library "[^"]+" no scene has 21: .*plex_library.*path_map.*accept/,
    );
    expect(leftOver()).toEqual([]);
    expect(await run({ ...ALL, accept: true, at: later(1) })).toMatchObject({
      gaps: { 'orphaned-item': 21 },
      withheld: [],
    });
  });

  it.each([
    ['few, however large their part of the library is', 3, 20],
    ['a small part of the library, however many', 84, 21],
  ])('are told when they are %s', async (_, scenes, items) => {
    const fixture = aFixture();
    fill(fixture, scenes);
    for (let n = 0; n < items; n += 1) addItem(fixture.plex, `/films/${n}.mp4`);

    expect(await fixture.run(ALL)).toMatchObject({
      gaps: { 'orphaned-item': items },
      withheld: [],
    });
  });

  it('stay open as they were while they are too many to be told', async () => {
    const fixture = aFixture();
    const { plex, run } = fixture;
    plex.addSection({ key: '2', title: 'Second' });
    const gone = addItem(plex, '/lone.mp4');
    const goneElsewhere = addItem(plex, '/lone.mp4', { sectionKey: '2' });
    await run(ALL);
    plex.removeItem(gone);
    plex.removeItem(goneElsewhere);
    for (let n = 0; n < 21; n += 1) addItem(plex, `/films/${n}.mp4`);

    await run({ ...ALL, at: later(1) });

    expect(open(fixture)).toEqual({ 'orphaned-item': 1 });
  });

  it('are read many at a time, whatever their number', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    for (let n = 0; n < 600; n += 1) addItem(plex, `/lone/${n}.mp4`);

    await run({ ...ALL, accept: true });

    expect(new Set(leftOver()).size).toBe(600);
    expect(plex.requests.filter(({ kind }) => kind === 'details')).toHaveLength(3);
  });

  it('are not told when they cannot be read, and stay open', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    const [known = '', news = ''] = ['/one.mp4', '/two.mp4', '/three.mp4'].map((path) => {
      if (path === '/two.mp4') return plex.addItem({ deletedAt: new Date('2026-01-01') }).ratingKey;
      return addItem(plex, path);
    });
    await run(ALL);
    plex.removeItem(news);
    plex.switches.poisonIds = [known];

    const record = await run({ ...ALL, at: later(1) });

    expect(record).toMatchObject({
      status: 'complete',
      gaps: { 'orphaned-item': 1 },
      withheld: [{ about: 'unclaimed-item', extent: 'some', count: 1 }],
    });
    expect(leftOver()).not.toContain(`orphaned-item ${known}`);
    expect(open(fixture)).toEqual({ 'orphaned-item': 2 });
  });

  it.each([{ down: true }, { unauthorized: true }, { forbidden: true }, { signInPage: true }])(
    'are left as they are when Plex fails at the very end (%j): the run has told everything else',
    async (switches) => {
      const fixture = aFixture();
      const { plex, run } = fixture;
      addItem(plex, '/lone.mp4');
      await run(ALL);
      plex.before('details', 1, () => {
        Object.assign(plex.switches, switches);
      });

      const record = await run({ ...ALL, at: later(1) });

      expect(record.status).toBe('complete');
      expect(record.withheld).toHaveLength(1);
      expect(open(fixture)).toEqual({ 'orphaned-item': 1 });
    },
  );

  it('are not told by keys that name other items by then', async () => {
    const fixture = aFixture();
    const { plex, run, leftOver } = fixture;
    fill(fixture, 1);
    const key = addItem(plex, '/lone.mp4');
    plex.before('details', 2, () => {
      plex.removeItem(key);
      plex.addItem({ ratingKey: key, parts: [{ path: '/data/new.mp4', size: 1 }] });
    });

    const record = await run(ALL);

    expect(leftOver()).toEqual([]);
    expect(record.withheld).toMatchObject([{ extent: 'some', count: 1 }]);
  });
});

describe('items whose scene Stash counted and did not send', () => {
  it('are not told, and what was told of before stays open', async () => {
    const fixture = aFixture();
    const { stash, plex, run, leftOver } = fixture;
    const ids = fill(fixture, 600);
    addItem(plex, '/lone.mp4');
    await run(ALL);
    plex.before('details', 1, () => {
      stash.destroyScene(ids[580] ?? '');
    });

    const record = await run({ ...ALL, at: later(1) });

    expect(record).toMatchObject({ status: 'complete', gaps: { 'orphaned-item': 0 } });
    expect(record.withheld?.[0]?.message).toContain('Stash counted 600 scenes and sent 599');
    expect(leftOver()).toEqual([]);
    expect(open(fixture)).toEqual({ 'orphaned-item': 1 });
  });
});
