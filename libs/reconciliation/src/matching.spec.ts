import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, IN_LINE, later, NOW, useServers } from './run.fixture.ts';

useServers();

describe('items that several scenes might own', () => {
  it('are not written when they hold files of two scenes', async () => {
    const { stash, plex, run, store } = aFixture();
    addScene(stash, '/a.mp4');
    addScene(stash, '/b.mp4');
    const parts = ['/a.mp4', '/b.mp4'].map((path) => ({ path, size: 1000 }));
    plex.addItem({ media: parts.map((part) => ({ parts: [part] })) });

    const record = await run();

    expect(record).toMatchObject({ status: 'complete', queued: 0, skipped: { ambiguous: 2 } });
    expect(record.gaps['missing']).toBe(0);
    expect(store.queue.counts().pending).toBe(0);
  });

  it('lose the job of the first scene when a later page brings a second one', async () => {
    const { stash, plex, run, found, store } = aFixture();
    addItem(plex, '/shared.mp4', { values: { summary: 'Old.' } });
    addScene(stash, '/shared.mp4');
    for (let n = 0; n < 300; n += 1) {
      addScene(stash, `/${n}.mp4`);
      addItem(plex, `/${n}.mp4`);
    }
    addScene(stash, '/shared.mp4');

    const record = await run();

    expect(record).toMatchObject({ queued: 0, skipped: { ambiguous: 2 } });
    expect(record.gaps['stale-sync']).toBe(0);
    expect(found()).toEqual([]);
    expect(store.queue.counts().pending).toBe(0);
  });

  it('leave nothing in the ledger of the scene’s own item beside them', async () => {
    const { stash, plex, run, store } = aFixture();
    const files = ['/own.mp4', '/shared.mp4'].map((path) => ({ path, size: 1000 }));
    const id = addScene(stash, '/own.mp4', { files });
    addScene(stash, '/other.mp4');
    addItem(plex, '/own.mp4');
    plex.addItem({ parts: ['/shared.mp4', '/other.mp4'].map((path) => ({ path, size: 1000 })) });

    expect(await run()).toMatchObject({ skipped: { ambiguous: 2 } });
    expect(store.memory.ledger(plex.machineIdentifier, [id])).toEqual([]);
  });

  it('are both not written when the two stand on one page', async () => {
    const { stash, plex, run } = aFixture();
    addItem(plex, '/shared.mp4', { values: { summary: 'Old.' } });
    addScene(stash, '/shared.mp4');
    addScene(stash, '/shared.mp4');

    expect(await run()).toMatchObject({ queued: 0, skipped: { ambiguous: 2 } });
  });
});

describe('scenes that no path finds', () => {
  it('are found by name and size when that is unique on both sides', async () => {
    const { stash, plex, run, found } = aFixture();
    const id = addScene(stash, '/here/clip.mp4');
    addItem(plex, '/elsewhere/CLIP.mp4', { values: { summary: 'Old.' } });

    const record = await run();

    expect(found()).toEqual([`stale-sync ${id}`]);
    expect(record).toMatchObject({ matched: 1 });
  });

  it('are nobody’s when two items have that name and size', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/here/clip.mp4');
    addItem(plex, '/one/clip.mp4');
    addItem(plex, '/two/clip.mp4');

    expect(await run()).toMatchObject({
      status: 'complete',
      gaps: { missing: 0 },
      skipped: { ambiguous: 1 },
    });
  });

  it('do not take in a recent run what another scene had before', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/owner/clip.mp4');
    addItem(plex, '/owner/clip.mp4');
    await run();

    stash.clock.setNow(later(-1));
    addScene(stash, '/new/clip.mp4');
    const record = await run({ scope: 'recent', at: later(1) });

    expect(record).toMatchObject({ scenesChecked: 1, matched: 0, skipped: { ambiguous: 1 } });
  });

  it('are not missing yet when they are younger than the listing', async () => {
    const { stash, run } = aFixture();
    stash.clock.setNow(later(1));
    addScene(stash, '/new.mp4');

    expect(await run({ at: NOW })).toMatchObject({ status: 'complete', gaps: { missing: 0 } });
  });

  it('are left alone when they have no file or nothing worth writing', async () => {
    const { stash, run } = aFixture();
    addScene(stash, '/x.mp4', { files: [] });
    addScene(stash, '/bare.mp4', { details: '', date: null });

    expect(await run()).toMatchObject({
      gaps: { missing: 0 },
      withoutFiles: 1,
      skipped: { 'quality-gate': 1 },
    });
  });

  it('are missing when their item is in the trash', async () => {
    const { stash, plex, run, found } = aFixture();
    const id = addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4', { deletedAt: new Date('2026-01-01') });

    await run();

    expect(found()).toEqual([`missing ${id}`]);
  });
});

describe('an item found by name and size', () => {
  const twoFiles = ['/here/a.mp4', '/here/b.mp4'].map((path) => ({ path, size: 1000 }));
  const elsewhere = twoFiles.map(({ path, size }) => ({
    path: path.replace('here', 'there'),
    size,
  }));

  it('is a target when all its parts are files of the scene', async () => {
    const { stash, plex, run, found } = aFixture();
    const id = addScene(stash, '/here/a.mp4', { files: twoFiles });
    addItem(plex, '/there/a.mp4', { parts: elsewhere, values: { summary: 'Old.' } });

    await run();

    expect(found()).toEqual([`stale-sync ${id}`]);
  });

  it('is nobody’s when it holds another file too', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/here/a.mp4');
    addItem(plex, '/there/a.mp4', { parts: elsewhere });

    expect(await run()).toMatchObject({
      gaps: { missing: 0 },
      queued: 0,
      skipped: { ambiguous: 1 },
    });
  });

  it('is one of two targets when each holds one file of the scene', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/here/a.mp4', { title: 'T', files: twoFiles });
    const title = { title: 'T' };
    plex.addItem({ parts: elsewhere.slice(0, 1), values: { ...IN_LINE, ...title } });
    plex.addItem({ parts: elsewhere.slice(1), values: { ...IN_LINE, ...title, summary: 'Old.' } });

    expect(await run()).toMatchObject({ matched: 1, gaps: { 'stale-sync': 1, missing: 0 } });
  });

  it('is unknown, not missing, when it cannot be read', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/here/clip.mp4');
    plex.switches.poisonIds = [addItem(plex, '/there/clip.mp4')];

    expect(await run()).toMatchObject({ gaps: { missing: 0 }, queued: 0, unknown: 1 });
  });

  it('is left to its owner by a recent run that never saw the owner', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/owner/clip.mp4');
    addItem(plex, '/owner/clip.mp4');
    stash.clock.setNow(later(-1));
    addScene(stash, '/new/clip.mp4');

    const first = await run({ scope: 'recent' });
    const all = await run({ at: later(1) });

    expect(first).toMatchObject({ queued: 0, matched: 0, skipped: { ambiguous: 1 } });
    expect(all).toMatchObject({ matched: 1, gaps: { missing: 1 } });
  });
});

describe('a scene that may not be written any more', () => {
  it('loses the job of an earlier run when a second scene claims its item', async () => {
    const { stash, plex, run, store } = aFixture();
    addScene(stash, '/shared.mp4');
    addItem(plex, '/shared.mp4', { values: { summary: 'Old.' } });
    await run();
    expect(store.queue.counts().pending).toBe(1);

    addScene(stash, '/shared.mp4');
    const record = await run({ at: later(1) });

    expect(record).toMatchObject({ status: 'complete', skipped: { ambiguous: 2 } });
    expect(store.queue.counts().pending).toBe(0);
    expect(store.status().openGaps).toEqual({});
  });

  it('loses it when a name turns out to fit two items', async () => {
    const { stash, plex, run, store } = aFixture();
    addScene(stash, '/here/clip.mp4');
    await run();
    expect(store.status().openGaps).toEqual({ missing: 1 });

    addItem(plex, '/one/clip.mp4');
    addItem(plex, '/two/clip.mp4');
    await run({ at: later(1) });

    expect(store.queue.counts().pending).toBe(0);
    expect(store.status().openGaps).toEqual({});
  });

  it.each([
    ['has lost its files', { files: [] }],
    ['is too bare by now', { details: '', date: null }],
  ])('loses it when it %s', async (_, change) => {
    const { stash, plex, run, store } = aFixture();
    const id = addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });
    await run();

    Object.assign(stash.scenes.need(id), change);
    await run({ at: later(1) });

    expect(store.queue.counts().pending).toBe(0);
    expect(store.status().openGaps).toEqual({});
  });

  it('is counted once, however many claim its item', async () => {
    const { stash, plex, run } = aFixture();
    addItem(plex, '/shared.mp4', { values: { summary: 'Old.' } });
    for (let page = 0; page < 3; page += 1) {
      addScene(stash, '/shared.mp4');
      for (let n = 0; n < 249; n += 1) addScene(stash, '/x.mp4', { files: [] });
    }

    expect(await run()).toMatchObject({
      queued: 0,
      gaps: { 'stale-sync': 0 },
      skipped: { ambiguous: 3 },
    });
  });
});

describe('a file in two libraries', () => {
  it('is one scene with two targets, and one job', async () => {
    const { stash, plex, run, store } = aFixture();
    plex.addSection({ key: '2', title: 'Second' });
    addScene(stash, '/a.mp4');
    addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });
    addItem(plex, '/a.mp4', { sectionKey: '2', values: { summary: 'Older.' } });

    const record = await run();

    expect(record.gaps['stale-sync']).toBe(2);
    expect(record.queued).toBe(1);
    expect(store.queue.counts().pending).toBe(1);
  });
});
