import { ConfigError, UnavailableError, type ItemSource, type Section } from '@stash2plex/core';
import { plexAlarms, plexWorld, type PlexWorld } from '@stash2plex/testing/simulators';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { plexSource } from '../index.ts';
import { URL, usePlex, worldOf } from '../plex.fixture.ts';

const MOVIES: Section = {
  key: '1',
  type: 'movie',
  title: 'Movies',
  refreshing: false,
  changeMark: '',
  locations: [],
};
const { server, apiOf } = usePlex();

const sourceOf = (world: PlexWorld, token?: string) => plexSource(apiOf(world, {}, token));

/** The first page of a listing that answers this container. */
function pageOf(container: object, start = 0) {
  const source = sourceOf(plexWorld());
  server.use(http.get(`${URL}/*`, () => HttpResponse.json({ MediaContainer: container })));
  return source.listPage(MOVIES, start);
}

/** All keys that a reader sees who advances by the rows received. */
async function keysOf(source: ItemSource): Promise<string[]> {
  const keys: string[] = [];
  for (let start = 0, isMore = true; isMore;) {
    const page = await source.listPage(MOVIES, start);
    keys.push(...page.rows.map(({ ratingKey }) => ratingKey));
    start += page.received;
    isMore = page.received > 0 && start < (page.totalSize ?? Number.POSITIVE_INFINITY);
  }
  return keys;
}

describe('listPage', () => {
  it('reads a library of 1,200 in three requests, ordered by id', async () => {
    const world = worldOf(1200);
    const keys = await keysOf(sourceOf(world));
    expect(keys).toEqual(Array.from({ length: 1200 }, (_, index) => String(index + 1)));
    expect(world.requests).toHaveLength(3);
    expect(world.requests[1]).toMatchObject({
      path: '/library/sections/1/all',
      query: { type: '1', sort: 'id' },
      headers: { 'x-plex-container-start': '500', 'x-plex-container-size': '500' },
    });
    expect(plexAlarms(world)).toEqual([]);
  });

  it('asks for as little as Plex lets it', async () => {
    const world = worldOf(1);
    await sourceOf(world).listPage(MOVIES, 0);
    const { excludeElements = '', excludeFields = '' } = world.requests[0]?.query ?? {};
    expect(excludeElements.split(',')).toEqual(expect.arrayContaining(['Role', 'Genre', 'Image']));
    expect(excludeFields.split(',')).toEqual(expect.arrayContaining(['title', 'summary', 'thumb']));
    expect([excludeElements, excludeFields].join()).not.toMatch(/ratingKey|deletedAt|Media/);
  });

  it.each([-1, 1.5, 1e300, '9'.repeat(400), [1]])('knows no size where it is %j', async (size) => {
    const Media = [{ Part: [{ file: '/a.mp4', size }] }];

    const page = await pageOf({ totalSize: size, Metadata: [{ ratingKey: '7', Media }] }, 1);

    expect(page.rows).toEqual([{ ratingKey: '7', parts: [{ path: '/a.mp4', size: undefined }] }]);
    expect(page.totalSize).toBeUndefined();
  });

  it('gives every file of every version, but for optimised copies', async () => {
    const world = plexWorld();
    world.addItem({
      ratingKey: '7',
      media: [
        {
          parts: [
            { path: '/a.cd1.mp4', size: 1 },
            { path: 'O:\\a.cd2.mp4', size: undefined },
          ],
        },
        { parts: [{ path: '/copies/a.mp4', size: 2 }], proxyType: 42 },
        { parts: [{ path: '/a.4k.mkv', size: 3 }], proxyType: 0 },
      ],
    });
    const { rows } = await sourceOf(world).listPage(MOVIES, 0);
    expect(rows).toEqual([
      {
        ratingKey: '7',
        parts: [
          { path: '/a.cd1.mp4', size: 1 },
          { path: 'O:\\a.cd2.mp4', size: undefined },
          { path: '/a.4k.mkv', size: 3 },
        ],
      },
    ]);
  });

  it('has a row without files for what is in the trash, a copy only, or a collection', async () => {
    const world = plexWorld();
    world.addItem({ ratingKey: '1', deletedAt: new Date() });
    world.addItem({
      ratingKey: '2',
      media: [{ parts: [{ path: '/c.mp4', size: 1 }], proxyType: 42 }],
    });
    world.addItem({ ratingKey: '3', type: 'collection', media: [] });
    world.addItem({ ratingKey: '4' });
    world.switches.mixCollections = true;

    const { rows, totalSize } = await sourceOf(world).listPage(MOVIES, 0);

    expect(rows.map(({ ratingKey, parts }) => [ratingKey, parts.length])).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 0],
      ['4', 1],
    ]);
    expect(totalSize).toBe(4);
  });

  it.each([
    ['short pages', { shortPages: 300 }],
    ['capped pages', { pageCap: 120 }],
    ['odd types', { oddTypes: true }],
    ['attributes that are absent', { sparse: true }],
    ['a bare end', { bareEnd: true }],
    ['an unpaged answer', { unpaged: true }],
    ['a server that leaves nothing out', { ignoreExcludes: true }],
    ['a page that fails twice', { failPage: { page: 2, times: 2 } }],
  ])('loses nothing to %s', async (_, switches) => {
    const world = worldOf(701);
    Object.assign(world.switches, switches);
    expect(await keysOf(sourceOf(world))).toHaveLength(701);
  });

  it('says how many rows there are, so that shifted rows are noticed', async () => {
    const world = worldOf(701);
    world.switches.skipRows = 5;
    expect(await keysOf(sourceOf(world))).toHaveLength(696);
    expect((await sourceOf(world).listPage(MOVIES, 500)).totalSize).toBe(701);
  });

  it('fails when the server does, and when the library is gone', async () => {
    const world = worldOf(3);
    world.switches.failPage = { page: 1, times: 3 };
    await expect(sourceOf(world).listPage(MOVIES, 0)).rejects.toThrow(UnavailableError);
    world.removeSection('1');
    await expect(sourceOf(world).listPage(MOVIES, 0)).rejects.toThrow(
      'Plex has no library "Movies" (section 1) any more.',
    );
  });

  it("stops at once with a user's token that is not shown where files are", async () => {
    const world = worldOf(3);
    world.managedTokens = ['kid'];
    const page = sourceOf(world, 'kid').listPage(MOVIES, 0);
    await expect(page).rejects.toThrow(ConfigError);
    await expect(page).rejects.toThrow(/library "Movies": plex_token must be the server owner's/);
  });
});

describe('a page in an odd shape', () => {
  const row = { ratingKey: 5, Media: { Part: { file: '/a.mp4', size: '12' } } };
  const read = { ratingKey: '5', parts: [{ path: '/a.mp4', size: 12 }] };

  it.each<[string, object, object]>([
    ['empty', { size: 0, totalSize: 0, offset: 0 }, { rows: [], received: 0, totalSize: 0 }],
    [
      'a single row without its list',
      { Metadata: row },
      { rows: [read], received: 1, totalSize: 1 },
    ],
    [
      'counts as text',
      { totalSize: '9', offset: '0', Metadata: [row] },
      { rows: [read], received: 1, totalSize: 9 },
    ],
    [
      'paged without a total',
      { offset: 0, Metadata: [row] },
      { rows: [read], received: 1, totalSize: undefined },
    ],
  ])('is read: %s', async (_, container, page) => {
    expect(await pageOf(container)).toEqual(page);
  });

  it('has no total when it is as long as a page and says nothing', async () => {
    const full = Array.from({ length: 500 }, (_, index) => ({ ratingKey: index + 1 }));
    expect((await pageOf({ Metadata: full })).totalSize).toBeUndefined();
    expect((await pageOf({ Metadata: [...full, row] })).totalSize).toBe(501);
  });

  it('counts unreadable rows and does not show them', async () => {
    const unreadable = [
      null,
      'text',
      [],
      {},
      { ratingKey: { a: 1 } },
      { ratingKey: '' },
      { ratingKey: '6', Media: 'text' },
      { ratingKey: '6', Media: [{ Part: [{ file: {} }] }] },
      { ratingKey: '6', deletedAt: {} },
    ];
    const page = await pageOf({
      size: 10,
      totalSize: 10,
      offset: 0,
      Metadata: [...unreadable, row],
    });
    expect(page).toEqual({ rows: [read], received: 10, totalSize: 10 });
  });

  it('is no end of a listing when rows are counted and not shown', async () => {
    await expect(pageOf({ size: 3, totalSize: 3 })).rejects.toThrow(UnavailableError);
  });

  it('may hold a row with a file that has no path, beside others', async () => {
    const pathless = { ratingKey: '6', Media: [{ Part: [{ size: 1 }] }] };
    const page = await pageOf({ totalSize: 2, offset: 0, Metadata: [pathless, row] });
    expect(page.rows).toEqual([{ ratingKey: '6', parts: [] }, read]);
  });
});

describe('the total', () => {
  it('is not told by a page past the end that says nothing', async () => {
    const world = worldOf(30);
    world.switches.bareEnd = true;
    expect(await sourceOf(world).listPage(MOVIES, 30)).toEqual({
      rows: [],
      received: 0,
      totalSize: undefined,
    });
  });

  it('is not told by a later page that is short', async () => {
    expect(await pageOf({ Metadata: [{ ratingKey: 1 }] }, 500)).toMatchObject({
      received: 1,
      totalSize: undefined,
    });
  });

  it('is nothing where the first page says nothing', async () => {
    expect(await pageOf({ size: 0 })).toEqual({ rows: [], received: 0, totalSize: 0 });
  });
});
