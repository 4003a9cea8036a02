import { mockServer } from '@stash2plex/testing';
import { secret } from '@stash2plex/core';
import { plexHandlers, plexWorld, type PlexWorld } from '@stash2plex/testing/simulators';
import { describe, expect, it, vi } from 'vitest';
import { plexApi, type PlexOptions, type PlexRead } from './plex-api.ts';

const URL = 'http://plex.test:32400';
const SECTIONS: PlexRead = {
  kind: 'sections',
  path: '/library/sections',
  page: { start: 0, size: 1000 },
};
const server = mockServer();
server.listen();

function apiOf(world: PlexWorld, options: PlexOptions = {}) {
  server.use(...plexHandlers(world, URL));
  const token = secret('owner-token');
  const connection = { url: URL, token, clientIdentifier: 'client-1', version: '9.8.7' };
  return plexApi(connection, { backoffMs: 0, ...options });
}

describe('a read that takes too long', () => {
  it('is not repeated after a time-out, and no read may wait longer than all', async () => {
    const world = plexWorld();
    world.switches.hang = true;
    const api = apiOf(world, { timeoutMs: 30 });
    await expect(api.read({ ...SECTIONS, timeoutMs: 60_000 })).rejects.toThrow('within 0.03 s');
    expect(api.requests()).toBe(1);
  });
});

describe('the signal of the caller', () => {
  it('stops what runs, what waits and what pauses, with its own reason', async () => {
    const world = plexWorld();
    const stop = new AbortController();
    world.switches.hang = true;
    const api = apiOf(world, { signal: stop.signal, concurrency: 1 });
    const reads = Promise.allSettled([api.read(SECTIONS), api.read(SECTIONS)]);
    await vi.waitUntil(() => world.inFlight.now === 1);

    const reason = new Error('lease lost');
    stop.abort(reason);

    expect(await reads).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    expect(api.requests()).toBe(1);
  });

  it.each([true, false])('may be of one read only, beside another: %s', async (hasAnother) => {
    const world = plexWorld();
    world.switches.hang = true;
    const stop = new AbortController();
    const { signal } = new AbortController();
    const api = apiOf(world, { concurrency: 1, ...(hasAnother && { signal }) });
    const read = () => api.read({ ...SECTIONS, signal: stop.signal });
    const reads = Promise.allSettled([read(), read()]);
    await vi.waitUntil(() => world.inFlight.now === 1);

    const reason = new Error('no longer wanted');
    stop.abort(reason);

    expect(
      (await reads).map((each) => each.status === 'rejected' && (each.reason as unknown)),
    ).toEqual([reason, reason]);
    expect(api.requests()).toBe(1);
  });

  it('ends a pause before a further attempt', async () => {
    const world = plexWorld();
    world.switches.down = true;
    const stop = new AbortController();
    const api = apiOf(world, { signal: stop.signal, backoffMs: 60_000 });
    const read = api.read(SECTIONS);
    await Promise.all([
      expect(read).rejects.toThrow('enough'),
      vi
        .waitUntil(() => api.requests() === 1)
        .then(() => {
          stop.abort(new Error('enough'));
        }),
    ]);
    expect(api.requests()).toBe(1);
  });
});
