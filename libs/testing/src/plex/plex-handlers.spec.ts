import { getResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { ask, askUnpaged, containerOf, keysOf } from './ask.ts';
import { plexAlarms, plexHandlers, plexWorld } from './index.ts';

const LISTING = '/library/sections/1/all?type=1&sort=id';

describe('the Plex simulator', () => {
  it('answers XML unless JSON is asked for', async () => {
    const world = plexWorld();
    world.addItem({ values: { title: 'A "quoted" & <odd> title', genre: ['Drama'] } });

    const answer = await ask(world, LISTING, { headers: { Accept: '*/*' } });

    expect(answer.headers.get('content-type')).toBe('text/xml;charset=utf-8');
    const xml = await answer.text();
    expect(xml).toContain('<MediaContainer size="1" totalSize="1" offset="0" allowSync="1"');
    expect(xml).toContain('title="A &quot;quoted&quot; &amp; &lt;odd> title"');
    expect(xml).toContain('<Genre tag="Drama"></Genre>');
    expect(xml).toMatch(/<Video .*<Media .*<Part .*file="\/media\/movies\/1001.mp4"/);
  });

  it('identifies itself to everybody and shows the rest to its token only', async () => {
    const world = plexWorld();
    const stranger = { headers: { 'X-Plex-Token': 'wrong' } };

    expect((await ask(world, '/identity', stranger)).status).toBe(200);
    const refused = await ask(world, '/', stranger);

    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('<h1>401 Unauthorized</h1>');
    expect(await containerOf(ask(world, '/'))).toMatchObject({
      machineIdentifier: 'plex-machine-1',
    });
    expect((await ask(world, '/library/sections', stranger)).status).toBe(401);
    expect((await ask(world, '/no/such/path')).status).toBe(404);
  });

  it('lists its sections with types as Plex writes them', async () => {
    const world = plexWorld({ sections: [{}, { type: 'show', title: 'Series' }] });
    world.changeSection('2', { refreshing: true });
    world.addSection({ key: '7', type: 'artist', title: 'Music' });
    world.removeSection('1');

    const { Directory } = await containerOf(ask(world, '/library/sections'));

    expect(Directory).toMatchObject([
      { key: '2', type: 'show', refreshing: true, Location: [{ id: 1, path: '/media/movies' }] },
      { key: '7', type: 'artist', refreshing: false, hidden: 0 },
    ]);
  });

  it('counts up contentChangedAt whenever an item comes, changes or goes', () => {
    const world = plexWorld();
    const mark = () => world.sections.get('1')?.contentChangedAt;
    const { ratingKey } = world.addItem();
    world.changeItem(ratingKey, { values: { title: 'New' }, parts: [{ path: '/b.mp4', size: 1 }] });
    expect(world.items.get(ratingKey)?.media).toEqual([{ parts: [{ path: '/b.mp4', size: 1 }] }]);
    world.removeItem(ratingKey);
    expect(mark()).toBe(103);
    expect(() => world.changeItem(ratingKey, {})).toThrow('no item');
    expect(() => world.changeSection('9', {})).toThrow('no section');
  });

  it('lists by id in pages, cutting tags and hiding locks', async () => {
    const world = plexWorld();
    const abcd = ['a', 'b', 'c', 'd'];
    world.addItem({ ratingKey: '30', values: { genre: abcd, actor: abcd }, locked: ['title'] });
    world.addItem({ ratingKey: '20', otherTags: { label: ['L'], director: abcd } });
    world.addItem({ ratingKey: '10', type: 'collection' });

    const page = { 'X-Plex-Container-Start': '1', 'X-Plex-Container-Size': '1' };
    const answer = await ask(world, LISTING, { headers: page });
    const { Metadata, ...container } = await containerOf(Promise.resolve(answer.clone()));

    expect(answer.headers.get('x-plex-container-total-size')).toBe('2');
    expect(container).toMatchObject({ size: 1, totalSize: 2, offset: 1, librarySectionID: 1 });
    expect(Metadata?.[0]).toMatchObject({
      ratingKey: '30',
      Genre: [{ tag: 'a' }, { tag: 'b' }],
      Role: [{ tag: 'a' }, { tag: 'b' }, { tag: 'c' }],
    });
    expect(Metadata?.[0]).not.toHaveProperty('Field');
    const [first] = (await containerOf(ask(world, LISTING))).Metadata ?? [];
    expect(first?.['Director']).toHaveLength(2);
    expect(first).not.toHaveProperty('Label');
  });

  it('pages by parameter too, and sorts by title and mixes collections in when not told otherwise', async () => {
    const world = plexWorld();
    world.addItem({ ratingKey: '1', values: { title: 'Zebra' } });
    world.addItem({ ratingKey: '2', values: { title: 'Ant' } });
    world.addItem({ ratingKey: '3', values: { title: 'Mole' }, type: 'collection' });

    expect(await keysOf(ask(world, '/library/sections/1/all'))).toEqual(['2', '3', '1']);
    const second = `${LISTING}&X-Plex-Container-Start=1&X-Plex-Container-Size=1`;
    expect(await keysOf(askUnpaged(world, second))).toEqual(['2']);
    expect(plexAlarms(world)).toEqual([]);
  });

  it('shows details whole, with locks, section and streams', async () => {
    const world = plexWorld();
    world.addItem({
      ratingKey: '5',
      values: { genre: ['a', 'b', 'c'], originallyAvailableAt: '2020-02-03', studio: 'S' },
      locked: ['title', 'genre'],
      media: [{ parts: [{ path: '/a.mp4', size: 5 }] }, { parts: [], proxyType: 42 }],
    });

    const path = '/library/metadata/5?skipRefresh=1';
    const { Metadata } = await containerOf(ask(world, path));
    const slim = await containerOf(
      ask(world, `${path}&excludeElements=Stream,Genre&excludeFields=summary`),
    );

    expect(Metadata?.[0]).toMatchObject({
      librarySectionID: 1,
      originallyAvailableAt: '2020-02-03',
      year: 2020,
      Genre: [{ id: 100, tag: 'a' }, { tag: 'b' }, { tag: 'c' }],
      Field: [
        { locked: true, name: 'title' },
        { locked: true, name: 'genre' },
      ],
      Media: [{ Part: [{ file: '/a.mp4', Stream: [{}, {}] }] }, { proxyType: 42 }],
    });
    expect(JSON.stringify(slim)).not.toMatch(/Stream|Genre|summary/);
  });

  it('leaves unknown ids out and says 404 only if none exists', async () => {
    const world = plexWorld();
    world.addItem({ ratingKey: '1' });

    expect(await keysOf(ask(world, '/library/metadata/8,1,9?skipRefresh=1'))).toEqual(['1']);
    const none = await ask(world, '/library/metadata/8,9?skipRefresh=1');

    expect(none.status).toBe(404);
    expect(await none.text()).toContain('404 Not Found');
  });

  it('shows managed users everything but where files are', async () => {
    const world = plexWorld({ managedTokens: ['kid'] });
    world.addItem();

    const { Metadata } = await containerOf(
      ask(world, LISTING, { headers: { 'X-Plex-Token': 'kid' } }),
    );

    expect(Metadata).toHaveLength(1);
    expect(JSON.stringify(Metadata)).not.toContain('"file":');
  });

  it('logs requests on its own clock', async () => {
    const world = plexWorld({ now: new Date('2026-02-03T04:05:06Z') });
    await ask(world, LISTING);
    expect(world.requests).toMatchObject([
      {
        kind: 'listing',
        method: 'GET',
        path: '/library/sections/1/all',
        query: { type: '1', sort: 'id' },
        headers: { accept: 'application/json', 'x-plex-container-size': '500' },
        at: new Date('2026-02-03T04:05:06Z'),
      },
    ]);
    expect(world.inFlight).toEqual({ now: 0, most: 1 });
  });

  it('serves a world under a path, and any address without a base', async () => {
    const world = plexWorld();
    const at = (url: string, base?: string) =>
      getResponse(plexHandlers(world, base), new Request(url));
    expect((await at('http://proxy.test/plex/identity', 'http://proxy.test/plex/'))?.status).toBe(
      200,
    );
    expect((await at('http://anything.test/identity'))?.status).toBe(200);
    expect(await at('http://other.test/identity', 'http://proxy.test')).toBeUndefined();
  });
});

describe('its alarms', () => {
  const alarmsAfter = async (path: string, init: RequestInit = {}) => {
    const world = plexWorld();
    world.addItem({ ratingKey: '1' });
    await ask(world, path, init);
    return plexAlarms(world);
  };

  it('are silent for good requests', async () => {
    expect(await alarmsAfter(LISTING)).toEqual([]);
    expect(await alarmsAfter('/library/metadata/1?skipRefresh=1')).toEqual([]);
  });

  it('tell of a token in a URL', async () => {
    const alarms = await alarmsAfter('/library/sections?X-Plex-Token=owner-token');
    expect(alarms).toEqual(['token-in-url: GET /library/sections']);
  });

  it('tell of a detail read that makes Plex refresh the item', async () => {
    const alarms = await alarmsAfter('/library/metadata/1');
    expect(alarms).toEqual(['detail-without-skip-refresh: GET /library/metadata/1']);
  });

  it('tell of a container read without start and size, which gets a page of 50 details', async () => {
    const world = plexWorld();
    const keys = Array.from({ length: 60 }, () => world.addItem().ratingKey);
    const path = `/library/metadata/${keys.join(',')}?skipRefresh=1`;
    expect(await containerOf(askUnpaged(world, path))).toMatchObject({ size: 50, totalSize: 60 });
    expect(plexAlarms(world)[0]).toMatch(/^container-without-paging: GET/);
  });
});
