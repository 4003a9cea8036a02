import type { Look } from '@stash2plex/core';
import type { StashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { changeSource } from './change-source.ts';
import { simulatedStash } from './stash.fixture.ts';

const VERSIONS = ['v0.27.2', 'v0.30.1'];
const ZONES = ['UTC', 'Australia/Sydney', 'America/Los_Angeles', '+14:00', '-12:00'];
const SINCE = new Date('2026-01-11T12:00:00Z');
const FROM = { since: SINCE, offset: undefined };
const AFTER = new Date('2026-01-11T12:00:01Z');

const { aStash } = simulatedStash();

/** What a look finds, all pages of it. */
async function found({ scenes, named, scenesOfFiles }: Look) {
  const versions = (await Array.fromAsync(scenes)).flat();
  const names = (await Array.fromAsync(named)).flat();
  return {
    scenes: versions.map(({ id }) => id),
    named: names.map(({ kind, id }) => `${kind} ${id}`),
    scenesOfFiles: (await Array.fromAsync(scenesOfFiles)).flat(),
  };
}

const NOTHING = { scenes: [], named: [], scenesOfFiles: [] };

/** Two of everything. */
function fill(world: StashWorld) {
  for (const number of [1, 2]) {
    world.addPerformer(`P ${number}`);
    world.addStudio(`S ${number}`);
    world.addTag(`T ${number}`);
    world.addScene({ files: [{ path: `/library/${number}.mp4` }] });
  }
}

function editFirst(world: StashWorld) {
  world.renamePerformer('1', 'New');
  world.renameStudio('1', 'New');
  world.renameTag('1', 'New');
  world.moveFile('2', '/library/sub/2.mp4');
  world.updateScene('1', {});
}

describe.each(VERSIONS)('a look at Stash %s', (version) => {
  const knowsFiles = version === 'v0.30.1';
  const requests = knowsFiles ? 2 : 1;

  it(`costs ${requests} request(s) where nothing has changed`, async () => {
    const { world, api } = aStash({ version, now: SINCE });
    fill(world);

    const look = await changeSource(api).look(FROM);

    expect(await found(look)).toEqual(NOTHING);
    expect(api.requests()).toBe(requests);
    expect(world.requests.entries().map(({ status }) => status)).not.toContain(422);
  });

  it('counts all there is, changed or not', async () => {
    const { world, api } = aStash({ version });
    fill(world);
    world.addTag('Third');
    world.addFile('1', { path: '/library/copy.mp4' });

    const file = knowsFiles ? 3 : undefined;
    for (const since of [undefined, new Date('2030-01-01T00:00:00Z')]) {
      const { counts } = await changeSource(api).look(since && { since, offset: undefined });
      expect(counts).toEqual({ scene: 2, performer: 2, studio: 2, tag: 3, file });
    }
  });

  it('sees everything where no instant is given, but no scenes of files', async () => {
    const { world, api } = aStash({ version, zone: '+11:00', now: SINCE });
    fill(world);

    const { scenes, named, scenesOfFiles } = await changeSource(api).look(undefined);

    const version1 = { id: '1', createdAt: SINCE, updatedAt: SINCE };
    expect(await Array.fromAsync(scenes)).toEqual([[version1, { ...version1, id: '2' }]]);
    const names = (await Array.fromAsync(named)).flat();
    expect(names).toHaveLength(6);
    expect(names[0]).toEqual({ kind: 'performer', id: '1', name: 'P 1', updatedAt: SINCE });
    expect(await Array.fromAsync(scenesOfFiles)).toEqual([]);
    expect(api.requests()).toBe(requests);
  });

  it.each(ZONES)(
    'finds what changed later, and nothing else, whatever the zone: %s',
    async (zone) => {
      const { world, api } = aStash({ version, zone, now: SINCE });
      fill(world);
      world.clock.setNow(AFTER);
      editFirst(world);

      const look = await changeSource(api).look(FROM);

      expect(await found(look)).toEqual({
        scenes: ['1'],
        named: ['performer 1', 'studio 1', 'tag 1'],
        // Stash compares times of files as text only: the untouched one may seem to have moved as well.
        scenesOfFiles: knowsFiles ? (expect.arrayContaining(['2']) as string[]) : [],
      });
    },
  );

  it.each([
    ['Australia/Sydney', 'America/Los_Angeles'],
    ['America/Los_Angeles', 'Australia/Sydney'],
  ])('finds changes from before and after a change of zone: %s to %s', async (before, after) => {
    const { world, api } = aStash({ version, zone: before, now: SINCE });
    fill(world);
    world.clock.setNow(AFTER);
    world.updateScene('1', {});
    world.renameTag('1', 'New');
    world.clock.setZone(after);
    world.clock.advance(1000);
    world.updateScene('2', {});
    world.renameTag('2', 'New');

    const look = await changeSource(api).look(FROM);

    expect(await found(look)).toMatchObject({ scenes: ['1', '2'], named: ['tag 1', 'tag 2'] });
  });

  it('tells when it was: the time in the first answer', async () => {
    const { world, api } = aStash({ version, now: AFTER });
    fill(world);

    const { at } = await changeSource(api).look(FROM);

    expect(at).toEqual(AFTER);
  });
});

describe('a look at a Stash that is not well', () => {
  it('gets over a connection that breaks', async () => {
    const { world, api } = aStash({ now: SINCE }, { backoffMs: 1 });
    fill(world);
    world.switches.dropNext(1);

    const { counts } = await changeSource(api).look(FROM);

    expect(counts.scene).toBe(2);
    expect(api.requests()).toBe(3);
  });

  it('says so where the session ends between its two requests', async () => {
    const { world, api } = aStash();
    world.switches.unauthorizedAfter(1);

    await expect(changeSource(api).look(FROM)).rejects.toMatchObject({ name: 'ConfigError' });
  });

  it('says so in the page where Stash goes away', async () => {
    const { world, api } = aStash({ now: AFTER }, { retries: 0 });
    for (let count = 0; count < 5; count += 1) world.addScene({});
    const { scenes } = await changeSource(api, 2).look(FROM);
    world.switches.dropConnection = true;

    await expect(Array.fromAsync(scenes)).rejects.toMatchObject({ name: 'UnavailableError' });
  });
});

describe('the pages of a look', () => {
  function thirty() {
    const { world, api } = aStash({ now: AFTER });
    for (let count = 1; count <= 30; count += 1) {
      world.addTag(`T ${count}`);
      world.addScene({ files: [{ path: `/library/${count}.mp4` }] });
    }
    return { world, api, look: () => changeSource(api, 12).look(FROM) };
  }

  it('are asked for when they are wanted, beyond the first', async () => {
    const { world, api, look } = thirty();

    const { scenes, named, scenesOfFiles } = await look();
    expect(api.requests()).toBe(2);

    const pages = await Array.fromAsync(scenes);
    expect(pages.map(({ length }) => length)).toEqual([12, 12, 6]);
    expect(world.requests.count('SceneVersions')).toBe(2);
    expect((await Array.fromAsync(scenesOfFiles)).flat()).toHaveLength(30);
    expect(world.requests.count('SceneFileTimes')).toBe(2);
    expect((await Array.fromAsync(named)).flat()).toHaveLength(30);
    expect(world.requests.count('Tags')).toBe(2);
    expect(api.requests()).toBe(8);
  });

  it('hold 5,000 rows', async () => {
    const { world, api } = thirty();

    await changeSource(api).look(FROM);

    const page = { per_page: 5000, sort: 'id', direction: 'ASC' };
    expect(world.requests.entries().map(({ variables }) => variables)).toMatchObject([
      { none: { per_page: 0 }, page },
      { none: { per_page: 0 }, page },
    ]);
  });

  it('all ask for what changed later, 14 h early', async () => {
    const { world, look } = thirty();

    await found(await look());

    const later = { updated_at: { value: '2026-01-10T21:59:59Z', modifier: 'GREATER_THAN' } };
    const asked = (operation: string) =>
      world.requests.entries().filter((each) => each.operation === operation);
    const [first] = asked('Look');
    expect(first?.variables).toMatchObject({ scene: later, performer: later, studio: later });
    for (const { variables } of asked('SceneVersions'))
      expect(variables).toMatchObject({ sf: later });
    for (const { variables } of asked('SceneFileTimes'))
      expect(variables).toMatchObject({ sf: { files_filter: later } });
    for (const { variables } of asked('Tags')) expect(variables).toMatchObject({ tag: later });
  });

  it('are held against the instant, too', async () => {
    const { world, look } = thirty();
    world.clock.setNow(SINCE);
    for (const { id } of world.scenes.all()) if (Number(id) > 2) world.updateScene(id, {});

    expect((await found(await look())).scenes).toEqual(['1', '2']);
  });

  it('follow one another by id while scenes are deleted', async () => {
    const { world, look } = thirty();
    const ids: string[] = [];

    for await (const versions of (await look()).scenes) {
      ids.push(...versions.map(({ id }) => id));
      for (const { id } of versions.slice(0, 3)) world.destroyScene(id);
    }

    expect(ids).toHaveLength(30);
  });

  it('miss no tag while others are deleted', async () => {
    const { world, look } = thirty();
    const ids = new Set<string>();

    for await (const tags of (await look()).named) {
      for (const { id } of tags) ids.add(id);
      if (ids.size === 12) for (const id of ['1', '2', '3']) world.destroyTag(id);
    }

    expect(ids.size).toBe(30);
  });

  it('go on where something caps them', async () => {
    const { world, look } = thirty();
    world.switches.pageCap = 7;

    expect((await found(await look())).scenes).toHaveLength(30);
  });
});
