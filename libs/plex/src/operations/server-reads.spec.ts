import { ConfigError, UnavailableError } from '@stash2plex/core';
import { plexAlarms, plexWorld } from '@stash2plex/testing/simulators';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { plexSource, reachable } from '../index.ts';
import { URL, usePlex } from '../plex.fixture.ts';

const { server, apiOf } = usePlex();

/** A source whose server answers everything with this container. */
function sourceOf(container: object | undefined) {
  const api = apiOf(plexWorld());
  const answer = () =>
    container
      ? HttpResponse.json({ MediaContainer: container })
      : new HttpResponse('', { status: 404 });
  server.use(http.get(`${URL}/*`, answer));
  return plexSource(api);
}

describe('identify', () => {
  it('tells the server apart from others', async () => {
    const world = plexWorld({ machineIdentifier: 'm-1', version: '1.43.1' });
    const server = await plexSource(apiOf(world)).identify();
    expect(server).toEqual({ machineIdentifier: 'm-1', version: '1.43.1' });
    expect(plexAlarms(world)).toEqual([]);
  });

  it.each([{ sparse: true }, { oddTypes: true }])('needs no version: %j', async (switches) => {
    const world = plexWorld({ machineIdentifier: 'm-1' });
    Object.assign(world.switches, switches);
    expect(await plexSource(apiOf(world)).identify()).toMatchObject({ machineIdentifier: 'm-1' });
  });

  it('is not content with a server that answers a bad token', async () => {
    const world = plexWorld({ token: 'another' });
    await expect(plexSource(apiOf(world)).identify()).rejects.toThrow(ConfigError);
  });

  it.each([[undefined], [{ size: 0 }], [{ machineIdentifier: '' }]])(
    'does not take anything for Plex: %j',
    async (container) => {
      const identified = sourceOf(container).identify();
      await expect(identified).rejects.toThrow(UnavailableError);
      await expect(identified).rejects.toThrow(/plex_url/);
    },
  );
});

describe('sections', () => {
  it('are read although attributes that are empty are absent', async () => {
    const films = { key: '1', type: 'movie' };

    expect(await sourceOf({ Directory: [films] }).sections()).toEqual([
      { ...films, title: '', refreshing: false, changeMark: '//', locations: [] },
    ]);
  });

  it('are read from a server that leaves out whatever it can', async () => {
    const world = plexWorld({ sections: [{ type: 'photo' }, {}] });
    world.switches.sparse = true;

    expect(await plexSource(apiOf(world)).sections()).toMatchObject([
      { key: '1', type: 'photo' },
      { key: '2', type: 'movie' },
    ]);
  });

  it.each(['title', 'refreshing', 'contentChangedAt', 'updatedAt', 'scannedAt', 'Location'])(
    'are read although %s is absent, null or beyond reading',
    async (name) => {
      const whole = {
        key: '1',
        type: 'movie',
        title: 'Films',
        refreshing: true,
        contentChangedAt: 7,
        updatedAt: 8,
        scannedAt: 9,
        Location: [{ path: '/a' }],
      };
      for (const value of [undefined, null, [{ odd: 1 }, 'x']]) {
        const Directory = [{ ...whole, [name]: value }];
        expect(await sourceOf({ Directory }).sections()).toMatchObject([{ key: '1' }]);
      }
    },
  );

  it('are read although one that holds no movies is beyond reading', async () => {
    const Directory = [
      { key: '1', type: 'movie' },
      { type: 'photo', title: ['?'] },
      { key: {}, type: 'artist' },
      { key: '\uD800', type: 'show' },
      { key: '1/all?', type: 'photo' },
    ];

    expect(await sourceOf({ Directory }).sections()).toMatchObject([{ key: '1' }]);
  });

  it.each([
    { type: 'movie' },
    { key: '', type: 'movie' },
    { key: '1' },
    { key: '1', type: '' },
    { key: '..', type: 'movie' },
  ])('fail when one may hold movies: %j', async (bad) => {
    const Directory = [{ key: '2', type: 'movie' }, bad];

    await expect(sourceOf({ Directory }).sections()).rejects.toThrow(UnavailableError);
  });

  it('lists libraries of all kinds with their folders', async () => {
    const world = plexWorld({
      sections: [
        { title: 'Films', locations: ['/a', 'O:\\b'] },
        { type: 'show', refreshing: true },
      ],
    });
    expect(await plexSource(apiOf(world)).sections()).toMatchObject([
      { key: '1', type: 'movie', title: 'Films', refreshing: false, locations: ['/a', 'O:\\b'] },
      { key: '2', type: 'show', refreshing: true },
    ]);
  });

  it('reads odd types', async () => {
    const world = plexWorld({ sections: [{ refreshing: true }] });
    world.switches.oddTypes = true;
    expect(await plexSource(apiOf(world)).sections()).toMatchObject([
      { key: '1', refreshing: true, locations: ['/media/movies'] },
    ]);
  });

  it('has a mark that moves with the content, and with a scan', async () => {
    const world = plexWorld();
    const source = plexSource(apiOf(world));
    const marks = new Set<string | undefined>();
    const look = async () => marks.add((await source.sections())[0]?.changeMark);
    await look();
    world.addItem();
    await look();
    world.changeSection('1', { scannedAt: new Date('2026-02-02') });
    await look();
    await look();
    expect(marks.size).toBe(3);
  });

  it.each([
    ...[false, 0, '0', 'false'].map((allowSync) => [allowSync, true] as const),
    ...[true, '1', null, { toString: null }].map((allowSync) => [allowSync, undefined] as const),
  ])('may only be read where allowSync is %j: %s', async (allowSync, isReadOnly) => {
    const [section] = await sourceOf({
      Directory: [{ key: '1', type: 'movie', allowSync }],
    }).sections();

    expect(section?.isReadOnly).toBe(isReadOnly);
  });

  it('may be none', async () => {
    expect(await plexSource(apiOf(plexWorld({ sections: [] }))).sections()).toEqual([]);
  });

  it.each([[undefined], [{ Directory: [{ title: 'no key' }] }], [{ Directory: 'text' }]])(
    'fails rather than leave a library out: %j',
    async (container) => {
      await expect(sourceOf(container).sections()).rejects.toThrow(UnavailableError);
    },
  );
});

describe('reachable', () => {
  it('asks once, and knows no from yes', async () => {
    const world = plexWorld();
    const api = apiOf(world);
    expect(await reachable(api)).toBe(true);
    for (const trouble of ['down', 'html500', 'maintenance503', 'signInPage'] as const) {
      world.switches[trouble] = true;
      expect(await reachable(api)).toBe(false);
      world.switches[trouble] = false;
    }
    expect(api.requests()).toBe(5);
  });

  it('leaves wrong settings to the run, which tells of them', async () => {
    const world = plexWorld();
    world.switches.redirectTo = 'https://elsewhere.test';
    expect(await reachable(apiOf(world))).toBe(true);
  });
});
