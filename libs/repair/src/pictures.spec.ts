import { aCover, plexAlarms, rivalPicture } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { later, useServers } from './drain.fixture.ts';
import { aScene, COVER, keyOf, knownOf, POSTER, sha1Of, shownBy } from './pictures.fixture.ts';

useServers();

describe('the poster of an item', () => {
  it('is the cover of its scene, locked after it was uploaded', async () => {
    const { fixture, sceneId, ratingKey } = aScene();

    const record = await fixture.drain(POSTER);

    expect(record).toMatchObject({ written: 1, fields: { poster: 1 }, waiting: {}, failed: {} });
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
    expect(fixture.plex.items.get(ratingKey)?.locked).toContain('thumb');
    expect(knownOf(fixture, sceneId)).toEqual({
      ...{ state: 'written', sha1: sha1Of(COVER), locked: true },
      etag: fixture.stash.covers.of(sceneId)?.etag,
      shown: `/library/metadata/${ratingKey}/thumb/1700000001`,
    });
    // Listed, uploaded, locked, and listed once more: somebody may have chosen another since.
    expect(record.requests.images).toBe(4);
    expect(plexAlarms(fixture.plex)).toEqual([]);
  });

  it('is uploaded once, however often its scene is repaired', async () => {
    const { fixture, sceneId } = aScene();
    const requests: number[] = [];
    for (let hour = 0; hour < 10; hour += 1) {
      fixture.enqueue(sceneId);
      requests.push((await fixture.drain({ ...POSTER, at: later(hour) })).requests.images);
    }

    expect(fixture.plex.pictures.uploads).toHaveLength(1);
    expect(requests).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(fixture.stash.covers.requests.map(({ status }) => status)).toEqual([
      ...[200, 304, 304, 304, 304, 304, 304, 304, 304, 304],
    ]);
    expect(fixture.stash.covers.requests.filter(({ url }) => url.includes('?'))).toEqual([]);
  });

  it('is chosen, not uploaded, where Plex has it already', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    await fixture.drain(POSTER);
    fixture.stash.covers.set(sceneId, aCover('another'));
    fixture.enqueue(sceneId);
    await fixture.drain({ ...POSTER, at: later(1) });
    fixture.stash.covers.set(sceneId, COVER);
    fixture.enqueue(sceneId);

    await fixture.drain({ ...POSTER, at: later(2) });

    expect(fixture.plex.pictures.uploads).toHaveLength(2);
    expect(fixture.plex.pictures.choices).toHaveLength(1);
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });

  it('is not locked where locks are off', async () => {
    const { fixture, ratingKey } = aScene();

    await fixture.drain({ ...POSTER, lockFields: false });

    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
    expect(fixture.plex.items.get(ratingKey)?.locked).not.toContain('thumb');
  });

  it('is left alone where posters are switched off', async () => {
    const { fixture } = aScene();

    const record = await fixture.drain({ pictures: [] });

    expect(record.requests.images).toBe(0);
    expect(fixture.stash.covers.requests).toEqual([]);
  });

  it('is the one of every item that its scene has', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    fixture.plex.addSection({ key: '2', title: 'Others' });
    const { media } = fixture.plex.items.get(ratingKey) ?? { media: [] };
    const other = fixture.plex.addItem({ sectionKey: '2', media });

    await fixture.drain(POSTER);

    const keys = [ratingKey, other.ratingKey].map((key) => shownBy(fixture, key));
    expect(keys).toEqual([keyOf(COVER), keyOf(COVER)]);
    expect(fixture.stash.covers.requests.map((each) => each.sceneId)).toEqual([sceneId]);
  });

  it('comes back after a refresh took it away, without another upload', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    await fixture.drain({ ...POSTER, lockFields: false });
    const item = fixture.plex.items.get(ratingKey);
    const own = item?.artwork.poster.keys[0];
    fixture.plex.changeItem(ratingKey, {
      artwork: { poster: { keys: [own ?? '', keyOf(COVER)], selected: own, epoch: 1_700_000_099 } },
    });
    fixture.enqueue(sceneId);

    await fixture.drain({ ...POSTER, at: later(1) });

    expect(fixture.plex.pictures.uploads).toHaveLength(1);
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });
});

describe('a scene without a cover that Plex could show', () => {
  it("keeps Plex's own poster: Stash's placeholder is none", async () => {
    const { fixture, sceneId, ratingKey } = aScene(null);
    const before = shownBy(fixture, ratingKey);

    const record = await fixture.drain(POSTER);

    expect(record).toMatchObject({ refused: {}, failed: {}, waiting: {} });
    expect(record.requests.images).toBe(0);
    expect(fixture.stash.covers.requests).toHaveLength(1);
    expect(knownOf(fixture, sceneId)).toEqual({ state: 'none', locked: false });
    expect(shownBy(fixture, ratingKey)).toBe(before);
  });

  it.each([
    ['is too large', aCover('big', 10_480_001), 'image/jpeg', /more than 10.48 MB/],
    ['is a video', Buffer.from('....ftypisom'), 'video/mp4', /no picture but a video/],
    ['is nothing known', Buffer.from('hello'), 'image/jpeg', /no picture/],
  ])('is told of once its cover %s, and its job is done', async (_, bytes, type, words) => {
    const { fixture, sceneId } = aScene();
    fixture.stash.covers.set(sceneId, bytes, type);

    const record = await fixture.drain(POSTER);

    expect(record).toMatchObject({ refused: { poster: 1 }, waiting: {}, failed: {} });
    expect(record.leftFields).toMatchObject([{ field: 'poster', because: 'refused' }]);
    expect(record.leftFields[0]?.desired).toMatch(words);
    expect(fixture.plex.pictures.uploads).toEqual([]);
    expect(plexAlarms(fixture.plex)).toEqual([]);
  });
});

describe('a poster that does not go as it should', () => {
  it('leaves the fields written, and is tried again until Plex takes it', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    fixture.plex.switches.refuseUploads = { ratingKeys: [ratingKey], status: 500 };
    const first = await fixture.drain(POSTER);
    const known = knownOf(fixture, sceneId);
    fixture.plex.switches.refuseUploads = undefined;

    const second = await fixture.drain({ ...POSTER, at: later(1) });

    expect(fixture.plex.items.get(ratingKey)?.values.summary).toBe('A summary.');
    expect(first.waiting).toEqual({
      [`the poster: Plex answered 500 to the poster of item ${ratingKey}`]: 1,
    });
    expect(known).toMatchObject({ state: 'open', sent: sha1Of(COVER) });
    expect(second).toMatchObject({ written: 1, fields: { poster: 1 } });
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });

  it('is put aside after five attempts, and one refused for good at once', async () => {
    const { fixture, ratingKey } = aScene();
    fixture.plex.switches.refuseUploads = { ratingKeys: [ratingKey], status: 500 };
    for (const day of [0, 1, 2, 3, 4]) await fixture.drain({ ...POSTER, at: later(24 * day) });
    const other = aScene();
    other.fixture.plex.switches.refuseUploads = { ratingKeys: [other.ratingKey], status: 413 };
    const refused = await other.fixture.drain(POSTER);

    expect(fixture.store.queue.counts()).toMatchObject({ pending: 0, dead: 1 });
    expect(refused).toMatchObject({ refused: { poster: 1 }, waiting: {}, failed: {} });
  });

  it('is not believed where Plex says yes and does nothing', async () => {
    const { fixture } = aScene();
    fixture.plex.switches.ignoreUploads = true;

    const record = await fixture.drain(POSTER);

    expect(Object.keys(record.waiting)).toEqual([
      'the poster: Plex says yes to the poster, and shows another',
    ]);
  });

  it('is not taken for ours where somebody chose another right after it, and comes with the next try', async () => {
    const { fixture, ratingKey } = aScene();
    // Its pictures are listed, it is uploaded, and locked.
    fixture.plex.before('picture', 2, () => {
      fixture.plex.before('details', 1, () => {
        rivalPicture(fixture.plex, ratingKey);
      });
    });

    const first = await fixture.drain(POSTER);
    const theirs = shownBy(fixture, ratingKey);
    await fixture.drain({ ...POSTER, at: later(1) });

    expect(theirs).not.toBe(keyOf(COVER));
    expect(Object.keys(first.waiting)).toEqual([
      'the poster: Plex says yes to the poster, and shows another',
    ]);
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
    expect(fixture.plex.pictures.uploads).toHaveLength(1);
  });

  it('is seen to have arrived although its answer was lost', async () => {
    const { fixture, ratingKey } = aScene();
    Object.assign(fixture.plex.switches, {
      ...{ faultsAfter: true, faultsOn: ['picture'], down: true, faultTimes: 1 },
    });
    fixture.plex.before('picture', 1, () => (fixture.plex.switches.faultTimes = 0));
    fixture.plex.before('picture', 2, () => (fixture.plex.switches.faultTimes = 1));

    await fixture.drain(POSTER);
    await fixture.drain({ ...POSTER, at: later(1) });

    expect(fixture.plex.pictures.uploads).toHaveLength(1);
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
    expect(fixture.plex.items.get(ratingKey)?.locked).toContain('thumb');
  });

  it('waits while nobody can say what the cover is', async () => {
    const { fixture, sceneId } = aScene();
    Object.assign(fixture.stash.switches, { faultsOn: ['screenshot'], failStatus: 500 });

    const record = await fixture.drain(POSTER);

    expect(Object.keys(record.waiting)).toEqual([
      'the poster: Stash answered a file with status 500.',
    ]);
    expect(knownOf(fixture, sceneId)).toMatchObject({ state: 'open' });
  });

  it('is under another name where Plex keeps uploads there', async () => {
    const { fixture, ratingKey } = aScene();
    fixture.plex.switches.uploadNames = 'elements';

    await fixture.drain(POSTER);

    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
  });
});

describe('Release Locks', () => {
  it('gives a poster free that we locked, and leaves it there', async () => {
    const { fixture, sceneId, ratingKey } = aScene();
    await fixture.drain(POSTER);

    const first = await fixture.release();
    const second = await fixture.release();

    expect([first.released, second.released]).toEqual([1, 0]);
    expect(fixture.plex.items.get(ratingKey)?.locked).toEqual([]);
    expect(shownBy(fixture, ratingKey)).toBe(keyOf(COVER));
    expect(knownOf(fixture, sceneId)).toMatchObject({ state: 'written', locked: false });
  });
});

describe('a background', () => {
  it('is the cover as well, and locked like it', async () => {
    const { fixture, ratingKey } = aScene();

    const record = await fixture.drain({ pictures: ['poster', 'background'] });

    const item = fixture.plex.items.get(ratingKey);
    expect(record.fields).toMatchObject({ poster: 1, background: 1 });
    expect(item?.artwork.background.selected).toBe(`upload://art/${sha1Of(COVER)}`);
    expect(item?.locked).toEqual(expect.arrayContaining(['thumb', 'art']));
    expect(fixture.plex.pictures.files.size).toBe(1);
    expect(fixture.stash.covers.requests).toHaveLength(1);
  });
});
