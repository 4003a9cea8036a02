import { aCover, rivalPicture } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { later, useServers } from './drain.fixture.ts';
import { aScene, COVER, keyOf, POSTER, shownBy } from './pictures.fixture.ts';

useServers();

describe('where edits in Plex are to stay', () => {
  const PRESERVE = { ...POSTER, preserveEdits: true };

  it("takes the place of Plex's own poster", async () => {
    const { fixture, ratingKey } = aScene();

    await fixture.drain(PRESERVE);

    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });

  it.each([true, false])("a user's own stays that was there first, locked: %s", async (locks) => {
    const { fixture, sceneId, ratingKey } = aScene();
    const theirs = rivalPicture(fixture.plex, ratingKey, { locks });

    const record = await fixture.drain(PRESERVE);
    fixture.enqueue(sceneId);
    const second = await fixture.drain({ ...PRESERVE, at: later(1) });

    expect(record).toMatchObject({ keptFields: { poster: 1 } });
    expect(record.leftFields[0]).toMatchObject({ field: 'poster', because: 'kept' });
    expect(shownBy(fixture, ratingKey)).toBe(theirs);
    expect(second.requests.images).toBe(0);
  });

  it('is not kept off by its own lock, which Plex took when it did not take the poster', async () => {
    const { fixture, ratingKey } = aScene();
    fixture.plex.switches.ignoreUploads = true;
    await fixture.drain(PRESERVE);
    const locked = fixture.plex.items.get(ratingKey)?.locked;
    fixture.plex.switches.ignoreUploads = false;

    await fixture.drain({ ...PRESERVE, at: later(1) });

    expect(locked).toContain('thumb');
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });

  it('one that somebody chose after ours stays, also when the cover changes', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    await fixture.drain(PRESERVE);
    const theirs = rivalPicture(fixture.plex, ratingKey);
    fixture.stash.covers.set(sceneId, aCover('another'));
    fixture.enqueue(sceneId);

    await fixture.drain({ ...PRESERVE, at: later(1) });

    expect(shownBy(fixture, ratingKey)).toBe(theirs);
    expect(fixture.plex.pictures.uploads).toHaveLength(1);
  });

  it('ours makes way for another cover', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    await fixture.drain(PRESERVE);
    const another = aCover('another');
    fixture.stash.covers.set(sceneId, another);
    fixture.enqueue(sceneId);

    await fixture.drain({ ...PRESERVE, at: later(1) });

    expect(shownBy(fixture, ratingKey)).toBe(keyOf(another));
  });

  it("a user's own is written over once edits are no longer to stay", async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    rivalPicture(fixture.plex, ratingKey);
    await fixture.drain(PRESERVE);
    fixture.enqueue(sceneId);

    await fixture.drain({ ...POSTER, at: later(1) });

    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });
});
