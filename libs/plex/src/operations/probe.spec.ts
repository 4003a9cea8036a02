import { ConfigError, secret, UnavailableError } from '@stash2plex/core';
import { plexHandlers, plexWorld, type PlexWorld } from '@stash2plex/testing/simulators';
import { describe, expect, it } from 'vitest';
import { plexApi, probe } from '../index.ts';
import { URL, usePlex } from '../plex.fixture.ts';

const { server } = usePlex();

function apiOf(world: PlexWorld, token = 'owner-token') {
  server.use(...plexHandlers(world, URL));
  return plexApi({ url: URL, token: secret(token), clientIdentifier: 'c', version: '1' });
}

describe('a probe', () => {
  it('is one read that needs the token', async () => {
    const api = apiOf(plexWorld());
    await probe(api);
    expect(api.requestsByKind()).toMatchObject({ sections: 1, identity: 0 });
    await expect(probe(apiOf(plexWorld(), 'wrong'))).rejects.toThrow(ConfigError);
  });

  it('has no second try at a server that is down', async () => {
    const world = plexWorld();
    world.switches.down = true;
    const api = apiOf(world);
    await expect(probe(api)).rejects.toThrow(UnavailableError);
    expect(api.requests()).toBe(1);
  });
});
