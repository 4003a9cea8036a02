import { describe, expect, it } from 'vitest';
import { ask, askUnpaged, containerOf, keysOf } from './ask.ts';
import { plexWorld, type PlexSwitches, type PlexWorld } from './index.ts';

/** A world of movies 1..n under these switches. */
function worldWith(switches: Partial<PlexSwitches>, items = 10): PlexWorld {
  const world = plexWorld();
  for (let key = 1; key <= items; key += 1) world.addItem({ ratingKey: String(key) });
  Object.assign(world.switches, switches);
  return world;
}

const list = (world: PlexWorld, start = 0, size = 4) =>
  ask(world, '/library/sections/1/all?type=1&sort=id', {
    headers: { 'X-Plex-Container-Start': String(start), 'X-Plex-Container-Size': String(size) },
  });
const read = (world: PlexWorld, ids: string, more = '') =>
  ask(world, `/library/metadata/${ids}?skipRefresh=1${more}`);

describe('a Plex server that is not well', () => {
  it('breaks connections when down', async () => {
    expect((await list(worldWith({ down: true }))).type).toBe('error');
  });

  it('says so as XML in maintenance', async () => {
    const answer = await list(worldWith({ maintenance503: true }));
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('<Response code="503" title="Maintenance" status="');
  });

  it('answers 500 or 403 with a page', async () => {
    expect((await list(worldWith({ html500: true }))).status).toBe(500);
    const forbidden = await list(worldWith({ forbidden: true }));
    expect(forbidden.status).toBe(403);
    expect(forbidden.headers.get('content-type')).toContain('text/html');
  });

  it('sends clients elsewhere, path and query included', async () => {
    const answer = await read(worldWith({ redirectTo: 'http://other.test:81' }), '1');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(
      'http://other.test:81/library/metadata/1?skipRefresh=1',
    );
  });

  it("shows a proxy's sign-in page as if all were well", async () => {
    const answer = await list(worldWith({ signInPage: true }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('password');
  });

  it('cuts JSON in the middle', async () => {
    const answer = await list(worldWith({ truncatedJson: true }));
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow();
  });

  it('answers late', async () => {
    const startedAt = performance.now();
    expect((await list(worldWith({ delayMs: 30 }))).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(25);
  });

  it('hangs until the client has had enough', async () => {
    const world = worldWith({ hang: true });
    const signal = AbortSignal.timeout(20);
    expect((await ask(world, '/library/sections', { signal })).type).toBe('error');
  });

  it('is ill for some kinds of request and so many times only', async () => {
    const world = worldWith({ html500: true, faultsOn: ['details'], faultTimes: 1 });
    expect((await list(world)).status).toBe(200);
    expect((await read(world, '1')).status).toBe(500);
    expect((await read(world, '1')).status).toBe(200);
  });

  it('can insist on start and size', async () => {
    const world = worldWith({ requirePaging: true });
    expect((await askUnpaged(world, '/library/sections')).status).toBe(400);
    expect((await ask(world, '/library/sections')).status).toBe(200);
  });
});

describe('a listing that looks healthy', () => {
  it('fails on one page, so many times', async () => {
    const world = worldWith({ failPage: { page: 2, times: 1 } });
    expect((await list(world, 0)).status).toBe(200);
    expect((await list(world, 4)).status).toBe(500);
    expect((await list(world, 4)).status).toBe(200);
  });

  it('gives fewer rows than asked for', async () => {
    const short = await containerOf(list(worldWith({ shortPages: 3 })));
    expect(short).toMatchObject({ size: 1, totalSize: 10 });
    const capped = await containerOf(list(worldWith({ pageCap: 2 })));
    expect(capped).toMatchObject({ size: 2, totalSize: 10 });
  });

  it('shrinks, down to nothing', async () => {
    expect(await containerOf(list(worldWith({ shrinkListing: 3 })))).toMatchObject({
      totalSize: 3,
    });
    const empty = await containerOf(list(worldWith({ shrinkListing: 0 })));
    expect(empty).toMatchObject({ size: 0, totalSize: 0 });
    expect(empty).not.toHaveProperty('Metadata');
  });

  it('shifts between pages', async () => {
    expect(await keysOf(list(worldWith({ skipRows: 1 }), 4))).toEqual(['6', '7', '8', '9']);
    expect(await keysOf(list(worldWith({ doubleRows: 2 }), 4))).toEqual(['3', '4', '5', '6']);
  });

  it('comes unpaged', async () => {
    const container = await containerOf(list(worldWith({ unpaged: true })));
    expect(container).toMatchObject({ size: 10 });
    expect(container).not.toHaveProperty('totalSize');
  });

  it('ends in a page that says nothing', async () => {
    const world = worldWith({ bareEnd: true });
    expect(await containerOf(list(world, 10))).toEqual({ size: 0 });
    expect(await containerOf(list(world, 8))).toMatchObject({ size: 2, totalSize: 10 });
  });

  it('holds collections among the movies', async () => {
    const world = worldWith({ mixCollections: true }, 1);
    world.addItem({ ratingKey: '99', type: 'collection', media: [] });
    expect(await keysOf(list(world))).toEqual(['1', '99']);
  });

  it('has everything in the trash', async () => {
    const { Metadata } = await containerOf(list(worldWith({ trash: true })));
    expect(Metadata?.every((row) => 'deletedAt' in row)).toBe(true);
  });
});

describe('details that look healthy', () => {
  it('drop ids that are asked for with others', async () => {
    const world = worldWith({ dropIdsFromMulti: ['2'] });
    expect(await keysOf(read(world, '1,2,3'))).toEqual(['1', '3']);
    expect(await keysOf(read(world, '2'))).toEqual(['2']);
  });

  it('are empty above a number of ids', async () => {
    const world = worldWith({ emptyMultiAbove: 2 });
    expect(await keysOf(read(world, '1,2'))).toEqual(['1', '2']);
    expect(await containerOf(read(world, '1,2,3'))).toMatchObject({ size: 0 });
  });

  it('fail whenever a bad item is among them', async () => {
    const world = worldWith({ poisonIds: ['2'] });
    expect((await read(world, '1,2')).status).toBe(500);
    expect((await read(world, '1')).status).toBe(200);
  });

  it('never come while an item is among them that Plex hangs on', async () => {
    const world = worldWith({ hangIds: ['2'] });
    const path = '/library/metadata/1,2?skipRefresh=1';
    const hanging = ask(world, path, { signal: AbortSignal.timeout(20) });
    expect((await hanging).type).toBe('error');
    expect((await read(world, '1')).status).toBe(200);
  });

  it('ignore what was to be left out', async () => {
    const world = worldWith({ ignoreExcludes: true });
    const { Metadata } = await containerOf(
      read(world, '1', '&excludeElements=Media&excludeFields=title'),
    );
    expect(Metadata?.[0]).toMatchObject({
      title: 'Title 1',
      Media: [{ Part: [{ Stream: [{}, {}] }] }],
    });
  });

  it('have odd types', async () => {
    const world = worldWith({ oddTypes: true });
    world.changeItem('1', { values: { title: '1984' } });
    const { Metadata } = await containerOf(read(world, '1'));
    expect(Metadata).toMatchObject({ ratingKey: 1, title: 1984, librarySectionID: '1' });
    const { Directory } = await containerOf(ask(world, '/library/sections'));
    expect(Directory?.[0]).toMatchObject({
      key: 1,
      refreshing: '0',
      Location: { path: '/media/movies' },
    });
  });
});

it('leaves out whatever can be left out', async () => {
  const world = worldWith({ sparse: true }, 1);
  const row = { ratingKey: '1', Media: [{ Part: [{ file: '/media/movies/1.mp4' }] }] };

  const identity = await containerOf(ask(world, '/identity'));
  const sections = await containerOf(ask(world, '/library/sections'));

  expect(identity).toEqual({ machineIdentifier: world.machineIdentifier });
  expect(sections.Directory).toEqual([{ key: '1', type: 'movie' }]);
  expect((await containerOf(list(world))).Metadata).toEqual([row]);
  expect((await containerOf(read(world, '1'))).Metadata).toEqual([row]);
});
