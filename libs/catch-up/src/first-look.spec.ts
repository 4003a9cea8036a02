import { project } from '@stash2plex/projection';
import { aScene } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, FIELDS, NOW, useStash } from './catch-up.fixture.ts';

useStash();

describe('the first look', () => {
  it('leaves the past to the first reconciliation', async () => {
    const { addScene, rest, catchUp, queued } = aFixture();
    addScene();
    rest();
    addScene();

    expect(await catchUp()).toMatchObject({ changed: 0, queued: 0 });
    expect(queued()).toEqual([]);
  });

  it('reads in full what was edited a moment ago, and nothing else', async () => {
    const { addScene, rest, catchUp } = aFixture();
    addScene();
    rest();
    addScene();

    expect(await catchUp()).toMatchObject({ read: 1 });
  });

  it('is made again when it was broken off', async () => {
    const { stash, addScene, catchUp, queued } = aFixture();
    const id = addScene();
    stash.switches.unauthorizedAfter(1);
    await expect(catchUp()).rejects.toThrow('refused the log-in');
    stash.switches.unauthorizedAfter(Number.POSITIVE_INFINITY);
    stash.updateScene(id, { title: 'Edited before the first whole look' });

    expect(await catchUp()).toMatchObject({ queued: 0 });
    expect(queued()).toEqual([]);
  });
});

describe('a scene that was never read in full', () => {
  it('is queued when it is edited: what it was before is not known', async () => {
    const { stash, addScene, rest, catchUp, queued } = aFixture();
    const id = addScene();
    rest();
    await catchUp();
    stash.updateScene(id, { title: 'B' });
    await catchUp();

    expect(queued()).toEqual([id]);
  });

  it('is not queued by an edit that leaves it as a server has it', async () => {
    const { stash, store, lease, addScene, rest, catchUp, queued } = aFixture();
    const id = addScene();
    rest();
    await catchUp();
    const named = { studio: undefined, performers: [], tags: [] };
    const scene = aScene({ ...named, title: 'A day', details: 'A summary.' });
    const { hash } = project(scene, { fields: FIELDS, maxTags: 100 });
    const entry = { machineIdentifier: 'plex', sceneId: id, ratingKey: '1', fields: {} };
    store.ledger.store(lease, [{ ...entry, desiredHash: hash, verifiedAt: NOW }]);
    stash.updateScene(id, { title: 'A day' });

    expect(await catchUp()).toMatchObject({ read: 1, changed: 0 });
    expect(queued()).toEqual([]);
  });
});
