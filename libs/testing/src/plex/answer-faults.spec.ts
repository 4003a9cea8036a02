import { afterEach, describe, expect, it } from 'vitest';
import { serve, type Served } from '../http/index.ts';
import { ask, containerOf, keysOf } from './ask.ts';
import {
  PLEX_BODIES,
  plexHandlers,
  plexWorld,
  strangeOrigin,
  type PlexSwitches,
  type PlexWorld,
} from './index.ts';

const open: Served[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function worldWith(switches: Partial<PlexSwitches>): PlexWorld {
  const world = plexWorld();
  for (const ratingKey of ['1', '2', '3']) world.addItem({ ratingKey });
  Object.assign(world.switches, switches);
  return world;
}

const list = (world: PlexWorld) => ask(world, '/library/sections/1/all?type=1&sort=id');

describe('an answer that is none', () => {
  it('may be 404 with a page, or 429 that says when to come again', async () => {
    const gone = await list(worldWith({ html404: true }));
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('<h1>404')]);

    const tooMany = await list(worldWith({ tooMany429: true }));
    expect([tooMany.status, tooMany.headers.get('retry-after')]).toEqual([429, '1']);
  });

  it.each(PLEX_BODIES)('may hold %s', async (badBody) => {
    const answer = await list(worldWith({ badBody }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('ratingKey');
  });

  it('may be the right one under the wrong name', async () => {
    const answer = await list(worldWith({ wrongContentType: true }));
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(await answer.json()).toMatchObject({ MediaContainer: { size: 3 } });
  });

  it('may be XML although JSON was asked for', async () => {
    const answer = await list(worldWith({ alwaysXml: true }));
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toContain('<MediaContainer size="3"');
  });

  it('may break in the middle of its body, on the wire as well', async () => {
    const world = worldWith({ cutOff: true });
    const answer = await list(world);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');

    const server = await serve(plexHandlers(world));
    open.push(server);
    const headers = { accept: 'application/json' };
    const onTheWire = await fetch(`${server.url}/identity`, { headers });
    expect(onTheWire.status).toBe(200);
    await expect(onTheWire.text()).rejects.toThrow('terminated');
  });

  it('comes to one in so many requests', async () => {
    const failing = worldWith({ failEvery: 2 });
    const statuses = [await list(failing), await list(failing), await list(failing)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200]);

    const breaking = worldWith({ dropEvery: 2 });
    const types = [await list(breaking), await list(breaking), await list(breaking)];
    expect(types.map(({ type }) => type)).toEqual(['default', 'error', 'default']);
  });

  it('stays away for some ids so many times only', async () => {
    const world = worldWith({ hangIds: ['2'], hangTimes: 1 });
    const read = () =>
      ask(world, '/library/metadata/2?skipRefresh=1', { signal: AbortSignal.timeout(20) });
    expect((await read()).type).toBe('error');
    expect((await read()).status).toBe(200);
  });
});

it('tells whether the token came along to where a client was sent', async () => {
  const strange = strangeOrigin();
  const elsewhere = await serve(strange.handlers);
  const server = await serve(plexHandlers(worldWith({ redirectTo: elsewhere.url })));
  open.push(elsewhere, server);

  await fetch(`${server.url}/identity`, { headers: { 'X-Plex-Token': 'owner-token' } });

  expect(strange.requests).toMatchObject([{ method: 'GET', url: `${elsewhere.url}/identity` }]);
  expect([strange.hasSeen('owner-token'), strange.hasSeen('another')]).toEqual([true, false]);
});

describe('rows that move between pages', () => {
  const pages = async (world: PlexWorld, sort: string) => {
    const page = (start: number) => {
      const headers = {
        'X-Plex-Container-Start': String(start),
        'X-Plex-Container-Size': '2',
      };
      return ask(world, `/library/sections/1/all?type=1${sort}`, { headers });
    };
    const totals = await Promise.all([containerOf(page(0)), containerOf(page(2))]);
    return {
      keys: [await keysOf(page(0)), await keysOf(page(2))],
      totals: totals.map(({ totalSize }) => totalSize),
    };
  };

  it('are not there any more', async () => {
    const world = worldWith({ vanishBetweenPages: ['1'] });
    expect(await pages(world, '&sort=id')).toEqual({ keys: [['1', '2'], []], totals: [3, 2] });
  });

  it('are there only now', async () => {
    const world = worldWith({ comeBetweenPages: ['1'] });
    expect(await pages(world, '&sort=id')).toEqual({ keys: [['2', '3'], ['3']], totals: [2, 3] });
  });

  it('have got other titles', async () => {
    const world = worldWith({ titlesMove: true });
    expect(await pages(world, '')).toMatchObject({ keys: [['1', '2'], ['1']] });
    expect(await pages(world, '&sort=id')).toMatchObject({ keys: [['1', '2'], ['3']] });
  });
});
