import { resolveConfig } from '@stash2plex/config';
import { ConfigError } from '@stash2plex/core';
import { openStore, type Store } from '@stash2plex/state';
import { plexWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { plexDoor } from './plex-door.ts';
import { PLEX_URL, useServers } from './servers.fixture.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const serveWorlds = useServers();

function aDoor(store: Store, { seconds = 0, settings = SETTINGS }: Door = {}) {
  const { config } = resolveConfig({ settings });
  return plexDoor({ config, store, clock: { now: () => new Date(NOW + seconds * 1000) } });
}

interface Door {
  readonly seconds?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const SETTINGS = { plex_url: PLEX_URL, plex_token: 'owner-token' };

describe('the door to Plex', () => {
  it('costs nothing until it is opened', () => {
    expect(aDoor(openStore(':memory:')).requests()).toBe(0);
  });

  it('names the settings when there are none', () => {
    const door = aDoor(openStore(':memory:'), { settings: {} });

    expect(() => door.api()).toThrow(ConfigError);
    expect(() => door.api()).toThrow(/plex_url/);
  });

  it('shows the same identifier in every process', async () => {
    const plex = plexWorld();
    serveWorlds({ plex });
    const store = openStore(':memory:');

    for (const door of [aDoor(store), aDoor(store)]) await door.isReachable();

    const shown = plex.requests.map(({ headers }) => headers['x-plex-client-identifier']);
    expect(shown).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), shown[0]]);
  });

  it('asks each time while Plex answers', async () => {
    serveWorlds({ plex: plexWorld() });
    const door = aDoor(openStore(':memory:'));

    expect([await door.isReachable(), await door.isReachable()]).toEqual([true, true]);
    expect(door.requests()).toBe(2);
  });

  it('believes a "no" for a minute, that of another process too', async () => {
    const plex = plexWorld();
    plex.switches.maintenance503 = true;
    serveWorlds({ plex });
    const store = openStore(':memory:');
    const said = [await aDoor(store).isReachable()];
    plex.switches.maintenance503 = false;

    for (const seconds of [1, 59, 60]) said.push(await aDoor(store, { seconds }).isReachable());

    expect(said).toEqual([false, false, false, true]);
    expect(plex.requests).toHaveLength(2);
  });

  it('asks again where the clock was set back', async () => {
    const plex = plexWorld();
    plex.switches.maintenance503 = true;
    serveWorlds({ plex });
    const store = openStore(':memory:');
    await aDoor(store).isReachable();

    await aDoor(store, { seconds: -10 }).isReachable();

    expect(plex.requests).toHaveLength(2);
  });
});
