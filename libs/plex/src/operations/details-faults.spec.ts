import {
  ConfigError,
  secret,
  UnavailableError,
  type ItemSource,
  type Observation,
} from '@stash2plex/core';
import {
  plexHandlers,
  plexWorld,
  type PlexSwitches,
  type PlexWorld,
} from '@stash2plex/testing/simulators';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plexApi, plexSource } from '../index.ts';

const URL = 'http://plex.test';
const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

function sourceOf(world: PlexWorld): ItemSource {
  server.use(...plexHandlers(world, URL));
  const connection = {
    url: URL,
    token: secret('owner-token'),
    clientIdentifier: 'c',
    version: '1',
  };
  return plexSource(plexApi(connection, { backoffMs: 0, timeoutMs: 2000 }));
}

/** A world of movies 1..n under these switches. */
function worldOf(items: number, switches: Partial<PlexSwitches> = {}): PlexWorld {
  const world = plexWorld();
  for (const ratingKey of keys(items)) world.addItem({ ratingKey });
  Object.assign(world.switches, switches);
  return world;
}

function keys(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** How many answers of each kind there are. */
function tally(answers: ReadonlyMap<string, Observation>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const reads = (world: PlexWorld) => world.requests.filter(({ kind }) => kind === 'details').length;

describe('details of items that Plex fails to read', () => {
  it('are unknown, and nothing else is', async () => {
    const world = worldOf(250, { poisonIds: ['31', '200'] });
    const answers = await sourceOf(world).details(keys(250));
    expect(tally(answers)).toEqual({ present: 248, unknown: 2 });
    expect(answers.get('31')).toEqual({
      status: 'unknown',
      because: 'Plex answered 500 to GET /library/metadata/31.',
    });
  });

  it('come in smaller batches, which are kept to while they are needed', async () => {
    const world = worldOf(1000, { emptyMultiAbove: 100 });
    const source = sourceOf(world);
    for (let first = 1; first < 1000; first += 250) {
      expect(tally(await source.details(keys(250, first)))).toEqual({ present: 250 });
    }
    expect(reads(world)).toBeLessThan(28);

    world.switches.emptyMultiAbove = 1000;
    for (let round = 0; round < 4; round += 1) await source.details(keys(1000));
    world.requests.length = 0;
    await source.details(keys(1000));
    expect(reads(world)).toBe(4);
  });

  it('are halved when the server takes too long over them', async () => {
    const world = worldOf(4, { hang: true, faultsOn: ['details'], faultTimes: 1 });
    server.use(...plexHandlers(world, URL));
    const connection = {
      url: URL,
      token: secret('owner-token'),
      clientIdentifier: 'c',
      version: '1',
    };
    const source = plexSource(plexApi(connection, { timeoutMs: 40 }));
    expect(tally(await source.details(keys(4)))).toEqual({ present: 4 });
  });

  it('are given up together when Plex fails on all of them', async () => {
    const world = worldOf(250, { html500: true, faultsOn: ['details'] });
    await expect(sourceOf(world).details(keys(250))).rejects.toThrow(UnavailableError);
    expect(world.requests.length).toBeLessThan(40);
  });

  it('are unknown together when Plex fails on many and answered some', async () => {
    const world = worldOf(250, { poisonIds: keys(100, 120) });
    const answers = await sourceOf(world).details(keys(250));
    expect(answers.get('1')?.status).toBe('present');
    expect(answers.get('150')?.status).toBe('unknown');
    expect(tally(answers)['absent']).toBeUndefined();
  });

  it.each(['down', 'maintenance503', 'signInPage', 'truncatedJson'] as const)(
    'are no matter of the items when the server itself is ill: %s',
    async (trouble) => {
      const world = worldOf(250, { [trouble]: true });
      await expect(sourceOf(world).details(keys(250))).rejects.toThrow(UnavailableError);
      expect(world.requests.length).toBeLessThan(8);
    },
  );

  it('stop at once when the settings are wrong', async () => {
    const world = worldOf(250, { forbidden: true });
    await expect(sourceOf(world).details(keys(250))).rejects.toThrow(ConfigError);
    expect(world.requests).toHaveLength(1);
  });
});
