import { ConfigError, UnavailableError } from '@stash2plex/core';
import { plexWorld } from '@stash2plex/testing/simulators';
import { describe, expect, it } from 'vitest';
import { probe } from '../index.ts';
import { usePlex } from '../plex.fixture.ts';

const { apiOf } = usePlex();

describe('a probe', () => {
  it('is one read that needs the token', async () => {
    const api = apiOf(plexWorld());
    await probe(api);
    expect(api.requestsByKind()).toMatchObject({ sections: 1, identity: 0 });
    await expect(probe(apiOf(plexWorld(), {}, 'wrong'))).rejects.toThrow(ConfigError);
  });

  it('has no second try at a server that is down', async () => {
    const world = plexWorld();
    world.switches.down = true;
    const api = apiOf(world);
    await expect(probe(api)).rejects.toThrow(UnavailableError);
    expect(api.requests()).toBe(1);
  });
});
