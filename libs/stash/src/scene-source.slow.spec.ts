import type { ScenePage } from '@stash2plex/core';
import type { StashWorld, StashWorldOptions } from '@stash2plex/testing';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { sceneSource } from './scene-source.ts';
import { stashApi } from './stash-api.ts';
import { simulatedStash, url } from './stash.fixture.ts';

const { server, aStash, answering } = simulatedStash();

function holding(scenes: number, options?: StashWorldOptions): StashWorld {
  const { world } = aStash(options);
  for (let count = 1; count <= scenes; count += 1) world.addScene({ title: `Scene ${count}` });
  return world;
}

async function read(after = '0', pageSize = 10) {
  const source = sceneSource(stashApi({ url }), { pageSize });
  const pages: ScenePage[] = await Array.fromAsync(source.pages(after));
  const ids = pages.map(({ scenes }) => scenes.map(({ id }) => Number(id)));
  return { pages, ids: ids.flat(), sizes: ids.map(({ length }) => length) };
}

describe('reading all scenes', () => {
  it.each([
    [25, [10, 10, 5], 3],
    [20, [10, 10, 0], 3],
    [0, [0], 1],
  ])('gives %i in pages, and asks no more than it must', async (count, sizes, requests) => {
    const world = holding(count);

    const found = await read();

    expect(found.sizes).toEqual(sizes);
    expect(found.ids).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(world.requests.count('FullScenes')).toBe(requests);
  });

  it('asks for pages of 250', async () => {
    const world = holding(1);

    await Array.fromAsync(sceneSource(stashApi({ url })).pages('0'));

    expect(world.requests.entries()[0]?.variables).toEqual({
      f: { per_page: 250, sort: 'id', direction: 'ASC' },
      sf: { id: { value: 0, modifier: 'GREATER_THAN' } },
    });
  });

  it('counts on the first page only', async () => {
    holding(25);

    const { pages } = await read();

    expect(pages.map(({ total }) => total)).toEqual([25, undefined, undefined]);
  });

  it('goes on past a given id', async () => {
    holding(25);

    const { ids } = await read('19');

    expect(ids).toEqual([20, 21, 22, 23, 24, 25]);
  });

  it('misses none while others are deleted', async () => {
    const world = holding(30);
    const ids: string[] = [];

    for await (const { scenes } of sceneSource(stashApi({ url }), { pageSize: 10 }).pages('0')) {
      ids.push(...scenes.map(({ id }) => id));
      const first = scenes[0];
      if (first) world.destroyScene(first.id);
    }

    expect(ids).toHaveLength(30);
  });

  it('asks for the next page while the caller works on this one', async () => {
    const world = holding(25);
    const source = sceneSource(stashApi({ url }), { pageSize: 10 });
    const pages = source.pages('0')[Symbol.asyncIterator]();

    await pages.next();
    await expect.poll(() => world.requests.count()).toBe(2);
    await pages.return?.();
  });

  it('tells the failure of a page when it is its turn, after those before', async () => {
    const world = holding(25);
    const seen: number[] = [];

    const reading = (async () => {
      for await (const { scenes } of sceneSource(stashApi({ url }), { pageSize: 10 }).pages('0')) {
        seen.push(scenes.length);
        world.switches.dropConnection = true;
        await new Promise(setImmediate);
      }
    })();

    await expect(reading).rejects.toMatchObject({ name: 'UnavailableError' });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(3);
  });

  it.each([
    ['below the size of a page', 25, 4, 7],
    ['of one', 3, 1, 3],
    ['just as many as there are', 4, 4, 1],
  ])('goes on where the server caps its pages: %s', async (_, count, pageCap, requests) => {
    const world = holding(count);
    world.switches.pageCap = pageCap;

    const { ids } = await read();

    expect(ids).toHaveLength(count);
    expect(world.requests.count('FullScenes')).toBe(requests);
  });

  it('ends with an empty page where fewer come than were counted', async () => {
    const world = holding(8);
    world.switches.pageCap = 4;
    const ids: string[] = [];

    for await (const { scenes } of sceneSource(stashApi({ url }), { pageSize: 10 }).pages('0')) {
      ids.push(...scenes.map(({ id }) => id));
      if (ids.length === 4) world.destroyScene('8');
    }

    expect(ids).toHaveLength(7);
    expect(world.requests.count('FullScenes')).toBe(3);
  });

  it.each(['a connection that breaks', 'a 503'])('gets over %s in the middle', async (trouble) => {
    const world = holding(45);
    const api = stashApi({ url }, { backoffMs: 1 });
    const ids: string[] = [];

    for await (const { scenes } of sceneSource(api, { pageSize: 10 }).pages('0')) {
      ids.push(...scenes.map(({ id }) => id));
      if (ids.length !== 10) continue;
      if (trouble === 'a 503') world.switches.failNext(2, 503);
      else world.switches.dropNext(2);
    }

    expect(ids).toHaveLength(45);
    expect(api.requests()).toBe(5 + 2);
  });

  it('gives up the page it has asked for when the caller stops', async () => {
    const asked: AbortSignal[] = [];
    holding(1);
    server.use(
      http.post(url, ({ request }) => {
        asked.push(request.signal);
        return asked.length > 1 ? new Promise<never>(() => undefined) : undefined;
      }),
    );

    for await (const page of sceneSource(stashApi({ url }), { pageSize: 1 }).pages('0')) {
      expect(page.scenes).toHaveLength(1);
      await expect.poll(() => asked.length).toBe(2);
      break;
    }

    await expect.poll(() => asked.map(({ aborted }) => aborted)).toEqual([false, true]);
  });
});

describe('an answer that is not what was asked for', () => {
  const row = { id: '7', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

  it.each([
    [{ ...row, updated_at: 'yesterday' }, /scene 7 in a shape that cannot be read/],
    [{ ...row, files: [{ path: '', size: 1 }] }, /scene 7 in a shape/],
    [{ ...row, files: [{ path: '/a', size: 'big' }] }, /scene 7 in a shape/],
    [{ ...row, id: 'x' }, /scene x in a shape/],
    [null, /a scene after 3 in a shape/],
    [{ ...row, id: 7 }, /a scene after 3 in a shape/],
    [{ ...row, id: '3' }, /scene 3 after scene 3/],
  ])('is an error, never a scene left out: %j', async (bad, text) => {
    answering({ findScenes: { scenes: [bad] } });

    await expect(read('3')).rejects.toMatchObject({
      name: 'UnavailableError',
      message: expect.stringMatching(text) as string,
    });
  });

  it.each([undefined, null, { scenes: null }])('is an error: %j', async (bad) => {
    answering({ findScenes: bad });

    await expect(read()).rejects.toThrow('a page of scenes that cannot be read (at findScenes');
  });
});
