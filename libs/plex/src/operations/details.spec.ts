import { plexAlarms, plexWorld } from '@stash2plex/testing/simulators';
import { describe, expect, it } from 'vitest';
import { keys, reads, tally, usePlex, worldOf } from '../plex.fixture.ts';

const { sourceOf } = usePlex();

describe('details', () => {
  it('show an item whole', async () => {
    const world = plexWorld();
    const values = {
      title: 'T',
      studio: 'S',
      summary: 'One.\nTwo.',
      originallyAvailableAt: '2024-05-06',
      actor: ['A', 'B', 'C', 'D'],
      genre: ['x', 'y', 'z'],
      collection: ['S', 'Others'],
    };
    const parts = [
      { path: '/a.mp4', size: 5 },
      { path: '/b.mp4', size: 6 },
    ];
    const copies = { parts: [{ path: '/copy.mp4', size: 1 }], proxyType: 42 };
    world.addItem({
      ratingKey: '9',
      values,
      media: [{ parts }, copies],
      locked: ['title', 'genre'],
    });

    const answers = await sourceOf(world).details(['9']);

    const pictures = { poster: '/library/metadata/9/thumb/1700000000' };
    expect(answers.get('9')).toEqual({
      status: 'present',
      item: {
        pictures,
        ratingKey: '9',
        sectionKey: '1',
        values,
        locked: ['title', 'genre'],
        parts,
      },
    });
  });

  it('leave out what nobody reads, and nothing else', async () => {
    const world = worldOf(1);
    await sourceOf(world).details(['1']);
    const { excludeElements = '', excludeFields = '' } = world.requests[0]?.query ?? {};
    expect(excludeFields.split(',')).toEqual(expect.arrayContaining(['theme', 'guid', 'year']));
    expect(`,${excludeElements},${excludeFields},`).not.toMatch(
      /,(ratingKey|librarySectionID|deletedAt|title|studio|summary|originallyAvailableAt|Media|Role|Genre|Collection|Field|thumb|art),/,
    );
  });

  it('ask for 250 at a time, without streams, and never make Plex refresh', async () => {
    const world = worldOf(600);
    const answers = await sourceOf(world).details(keys(600));

    expect(tally(answers)).toEqual({ present: 600 });
    expect(world.requests).toHaveLength(3);
    expect(world.requests[0]?.query['skipRefresh']).toBe('1');
    expect(world.requests[0]?.query['excludeElements']).toMatch(/^Stream,/);
    expect(plexAlarms(world)).toEqual([]);
  });

  it('keep paths short where keys are long', async () => {
    const world = worldOf(0);
    const long = keys(250).map((key) => key.padStart(40, 'k'));
    for (const ratingKey of long) world.addItem({ ratingKey });
    expect(tally(await sourceOf(world).details(long))).toEqual({ present: 250 });
    expect(Math.max(...world.requests.map(({ path }) => path.length))).toBeLessThan(4050);
  });

  it('ask nothing when nothing is asked, and once for a key given twice', async () => {
    const world = worldOf(1);
    const source = sourceOf(world);
    expect((await source.details([])).size).toBe(0);
    expect((await source.details(['1', '1'])).size).toBe(1);
    expect(world.requests).toHaveLength(1);
  });

  it('call an item absent that is in the trash', async () => {
    const world = worldOf(2);
    world.changeItem('2', { deletedAt: new Date() });
    expect((await sourceOf(world).details(['1', '2'])).get('2')).toEqual({ status: 'absent' });
  });

  it('call an item absent only when Plex said 404 to it alone', async () => {
    const world = worldOf(250);
    world.removeItem('7');
    const answers = await sourceOf(world).details(keys(250));
    expect(answers.get('7')).toEqual({ status: 'absent' });
    expect(tally(answers)).toEqual({ present: 249, absent: 1 });
    expect(reads(world)).toBe(2);
  });

  it('find items again that were left out of a batch', async () => {
    const world = worldOf(100, { dropIdsFromMulti: ['5'] });
    expect(tally(await sourceOf(world).details(keys(100)))).toEqual({ present: 100 });
  });

  it('read on where the server caps its pages', async () => {
    const world = worldOf(250, { pageCap: 60 });
    expect(tally(await sourceOf(world).details(keys(250)))).toEqual({ present: 250 });
    expect(reads(world)).toBe(5);
  });

  it('call few items absent one by one, and more than can be asked unknown', async () => {
    const world = worldOf(5);
    const answers = await sourceOf(world).details(keys(250, 1000));
    expect(tally(answers)).toEqual({ absent: 25, unknown: 225 });
    expect(reads(world)).toBe(27);
  });

  it.each([
    ['odd types', { oddTypes: true }],
    ['attributes that are absent', { sparse: true }],
    ['streams and all', { ignoreExcludes: true }],
    ['one broken answer', { truncatedJson: true, faultTimes: 1 }],
    ['one broken connection', { down: true, faultTimes: 1 }],
    ['one error', { html500: true, faultTimes: 1 }],
  ])('come whole in spite of %s', async (_, switches) => {
    const world = worldOf(250, switches);
    expect(tally(await sourceOf(world).details(keys(250)))).toEqual({ present: 250 });
  });
});
