import { createHash } from 'node:crypto';
import type { LedgerPicture } from '@stash2plex/core';
import { thisProcess } from '@stash2plex/state';
import { aCover, aLedgerEntry } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { aFixture, useStash, type Fixture } from './catch-up.fixture.ts';

useStash();

const WANTED = { pictures: ['poster'] } as const;
const COVER = aCover('the lake');

/** What a repair left of the poster of a scene's item. */
function remember({ store }: Fixture, sceneId: string, poster: LedgerPicture): void {
  const lease = store.leases.acquire('write:plex', thisProcess());
  if ('heldBy' in lease) throw new Error('Nobody else writes.');
  const entry = { ...aLedgerEntry({}), sceneId, desiredHash: 'other', pictures: { poster } };
  store.ledger.store(lease, [entry]);
  store.leases.release(lease);
}

/** A scene that was seen, repaired with its cover, and lies still since. */
async function aRepairedScene(cover: Uint8Array | undefined = COVER) {
  const fixture = aFixture();
  const sceneId = fixture.addScene();
  fixture.stash.covers.set(sceneId, cover);
  await fixture.catchUp(WANTED);
  const etag = fixture.stash.covers.of(sceneId)?.etag ?? '';
  const sha1 = createHash('sha1').update(cover).digest('hex');
  remember(fixture, sceneId, { state: 'written', sha1, etag, shown: '/thumb/1', locked: true });
  fixture.rest();
  await fixture.catchUp(WANTED);
  fixture.rest();
  fixture.stash.covers.requests.length = 0;
  return { fixture, sceneId };
}

describe('a scene that was saved without a change of what we write', () => {
  it('is queued when its cover is another', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    fixture.stash.covers.set(sceneId, aCover('another'));

    const record = await fixture.catchUp(WANTED);

    expect(fixture.queued()).toEqual([sceneId]);
    expect(record).toMatchObject({ changed: 1, queued: 1 });
  });

  it('is not when it is the same: Stash says so in a few bytes', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    fixture.stash.updateScene(sceneId, { rating100: 80 });

    await fixture.catchUp(WANTED);

    expect(fixture.queued()).toEqual([]);
    expect(fixture.stash.covers.requests).toMatchObject([{ sceneId, status: 304 }]);
  });

  it('is asked for no cover while posters are off', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    fixture.stash.covers.set(sceneId, aCover('another'));

    await fixture.catchUp({ pictures: [] });

    expect(fixture.stash.covers.requests).toEqual([]);
    expect(fixture.queued()).toEqual([]);
  });

  it('is asked for no cover when it was never repaired: that comes with its first repair', async () => {
    const fixture = aFixture();
    const sceneId = fixture.addScene();
    await fixture.catchUp(WANTED);
    fixture.rest();
    fixture.stash.covers.set(sceneId, COVER);

    await fixture.catchUp(WANTED);

    expect(fixture.stash.covers.requests).toEqual([]);
  });

  it('is queued when it got its first cover since its repair', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    remember(fixture, sceneId, { state: 'none', locked: false });
    fixture.stash.updateScene(sceneId, {});

    await fixture.catchUp(WANTED);

    expect(fixture.queued()).toEqual([sceneId]);
  });

  it('is queued when nobody can tell: a repair tries until it can', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    fixture.stash.updateScene(sceneId, { rating100: 80 });
    Object.assign(fixture.stash.switches, { faultsOn: ['screenshot'], failStatus: 500 });

    await fixture.catchUp(WANTED);

    expect(fixture.queued()).toEqual([sceneId]);
  });

  it('is found in the same second as another edit, which was seen before', async () => {
    const { fixture, sceneId } = await aRepairedScene();
    fixture.stash.updateScene(sceneId, { rating100: 80 });
    await fixture.catchUp(WANTED);
    fixture.stash.covers.set(sceneId, aCover('another'));

    await fixture.catchUp(WANTED);

    expect(fixture.queued()).toEqual([sceneId]);
  });
});

describe('scenes that lie still', () => {
  it('cost no request for a cover', async () => {
    const { fixture } = await aRepairedScene();

    await fixture.catchUp(WANTED);

    expect(fixture.stash.covers.requests).toEqual([]);
  });
});
