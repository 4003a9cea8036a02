import type { PlexWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, later, NOW, useServers } from './run.fixture.ts';

useServers();

const HOUR_MS = 3_600_000;

/** Scenes of a month ago, in line, with one performer, studio and tag. */
async function atRest() {
  const fixture = aFixture();
  const { stash, plex, run } = fixture;
  const performer = stash.addPerformer('P');
  const studio = stash.addStudio('S');
  const tag = stash.addTag('T');
  const actor = ['P'];
  const scene = addScene(stash, '/data/a.mp4', { performers: [performer], studio, tags: [tag] });
  const values = { studio: 'S', actor, genre: ['T'], collection: ['S'] };
  const key = addItem(plex, '/data/a.mp4', { values });
  addScene(stash, '/data/b.mp4');
  addItem(plex, '/data/b.mp4');
  await run();
  stash.clock.setNow(NOW);
  return { ...fixture, scene, key, performer, studio, tag };
}

/** Something happens that moves no mark of the library: marks are hints only. */
function unnoticed(plex: PlexWorld, work: () => unknown): void {
  const { contentChangedAt = 0 } = plex.sections.get('1') ?? {};
  work();
  plex.changeSection('1', { contentChangedAt });
}

describe('a recent run', () => {
  it.each(['performer', 'studio', 'tag'] as const)(
    'looks at the scenes of a renamed %s',
    async (kind) => {
      const { stash, run, found, scene, ...named } = await atRest();
      const { id } = named[kind];
      if (kind === 'performer') stash.renamePerformer(id, 'New name');
      if (kind === 'studio') stash.renameStudio(id, 'New name');
      if (kind === 'tag') stash.renameTag(id, 'New name');

      expect(await run({ scope: 'recent' })).toMatchObject({ scenesChecked: 1 });
      expect(found()).toEqual([`stale-sync ${scene}`]);
    },
  );

  it('looks at a scene once, however many of its names changed', async () => {
    const { stash, run, performer, studio, tag, scene } = await atRest();
    stash.renamePerformer(performer.id, 'New');
    stash.renameStudio(studio.id, 'New');
    stash.renameTag(tag.id, 'New');
    stash.updateScene(scene, { title: 'New' });

    expect(await run({ scope: 'recent' })).toMatchObject({ scenesChecked: 1 });
  });

  it.each(['UTC', 'Australia/Sydney', 'America/Los_Angeles'])(
    'takes the window by instants in %s',
    async (zone) => {
      const { stash, plex, run } = aFixture();
      stash.clock.setZone(zone);
      for (const hours of [-25, -24, -1]) {
        stash.clock.setNow(later(hours));
        addScene(stash, `/data/${hours}.mp4`);
        addItem(plex, `/data/${hours}.mp4`);
      }

      expect(await run({ scope: 'recent', at: NOW })).toMatchObject({ scenesChecked: 2 });
    },
  );
});

describe('a recent run over libraries that are as before', () => {
  it('lists none of them', async () => {
    const { stash, plex, run, found, scene } = await atRest();
    stash.updateScene(scene, { title: 'Edited' });
    const before = plex.requests.length;

    expect(await run({ scope: 'recent' })).toMatchObject({ status: 'complete' });

    const kinds = plex.requests.slice(before).map(({ kind }) => kind);
    expect(kinds).not.toContain('listing');
    expect(found()).toEqual([`stale-sync ${scene}`]);
  });

  it('costs at most ten requests when nothing changed', async () => {
    const { run } = await atRest();

    const { requests } = await run({ scope: 'recent' });

    expect(requests.stash + requests.plex).toBeLessThanOrEqual(10);
  });

  it('lists them for a scene without item before it is called missing', async () => {
    const { stash, plex, run, found } = await atRest();
    const late = addScene(stash, '/data/late.mp4');
    const lost = addScene(stash, '/data/lost.mp4');
    // Its mark stays as it was: a hint only.
    unnoticed(plex, () => addItem(plex, '/data/late.mp4'));
    stash.clock.advance(HOUR_MS);

    await run({ scope: 'recent', at: later(1) });

    expect(found()).toEqual([`missing ${lost}`]);
    expect(late).not.toBe(lost);
  });

  it('lists one that changed', async () => {
    const { stash, plex, run, scene } = await atRest();
    stash.updateScene(scene, { title: 'Edited' });
    addItem(plex, '/data/new.mp4');
    const before = plex.requests.length;

    await run({ scope: 'recent' });

    expect(plex.requests.slice(before).map(({ kind }) => kind)).toContain('listing');
  });

  it('finds an item whose key was renewed without a word', async () => {
    const { stash, plex, run, scene, key, found } = await atRest();
    stash.updateScene(scene, { title: 'Edited' });
    unnoticed(plex, () => {
      plex.removeItem(key);
      addItem(plex, '/data/a.mp4', { values: { studio: 'S' } });
    });

    expect(await run({ scope: 'recent' })).toMatchObject({ status: 'complete' });
    expect(found()).toEqual([`stale-sync ${scene}`]);
  });
});
