import { openStore } from '@stash2plex/state';
import { stashApi } from '@stash2plex/stash';
import { stashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { lifeOf } from './rule-context.ts';
import { STASH_URL, useServers } from './servers.fixture.ts';
import type { StashLife } from './stash-life.ts';

const UNTOLD = { id: undefined, startedAt: undefined };
const serveWorlds = useServers();

function aStash() {
  const stash = stashWorld();
  serveWorlds({ stash });
  const invocation = {
    stash: stashApi({ url: `${STASH_URL}/graphql` }),
    store: openStore(':memory:'),
  };
  const idAfter = async (jobs: number, parent: StashLife = UNTOLD) => {
    for (let job = 0; job < jobs; job += 1) stash.jobs.add('Running plugin task: look');
    return (await lifeOf(invocation, parent)).id;
  };
  return { stash, idAfter };
}

describe('the life of Stash, where the parent does not tell it', () => {
  it('is the same while the ids of its jobs rise', async () => {
    const { idAfter } = aStash();

    expect([await idAfter(1), await idAfter(3), await idAfter(0)]).toEqual(Array(3).fill('jobs:0'));
  });

  it('is another one each time they fall', async () => {
    const { stash, idAfter } = aStash();
    const ids = [await idAfter(5)];

    stash.restart();
    ids.push(await idAfter(2), await idAfter(1));
    stash.restart();
    ids.push(await idAfter(1));

    expect(ids).toEqual(['jobs:0', 'jobs:1', 'jobs:1', 'jobs:2']);
  });

  it('is not known while Stash has no job', async () => {
    const { idAfter } = aStash();

    expect(await idAfter(0)).toBeUndefined();
  });

  it('is not known when Stash cannot tell its jobs, which is no reason to fail', async () => {
    const { stash, idAfter } = aStash();
    stash.switches.failNext(3, 422);

    expect(await idAfter(1)).toBeUndefined();
  });

  it('is the parent`s where that tells it, and Stash is not asked', async () => {
    const { stash, idAfter } = aStash();

    expect(await idAfter(1, { id: 'b:1:2', startedAt: undefined })).toBe('b:1:2');
    expect(stash.requests.count()).toBe(0);
  });
});
