import { beforeEach, describe, expect, it } from 'vitest';
import { ask, containerOf } from '../ask.ts';
import { endScan, plexAlarms, plexWorld, type PlexWorld } from '../index.ts';

const FOLDER = '/media/movies/new';

let world: PlexWorld;
beforeEach(() => {
  world = plexWorld({ managedTokens: ['kid'] });
  world.disk.put({ path: `${FOLDER}/a.mp4`, size: 1 });
  world.disk.put({ path: `${FOLDER}/deep/b.mp4`, size: 2 });
  world.disk.put({ path: '/media/movies/newer/c.mp4', size: 3 });
});

const scan = (path = FOLDER, more = '') =>
  ask(world, `/library/sections/1/refresh?path=${encodeURIComponent(path)}${more}`);
const sections = async () =>
  (await containerOf(ask(world, '/library/sections'))).Directory?.[0] ?? {};

describe('a scan that is asked for', () => {
  it('takes a while, says so, and then knows what lies in the folder', async () => {
    const before = await sections();
    const answer = await scan();

    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await sections()).toMatchObject({ refreshing: true, scannedAt: before['scannedAt'] });
    expect(world.items.size).toBe(0);
    const after = await sections();
    expect(after).toMatchObject({ refreshing: false });
    expect(after['scannedAt']).not.toBe(before['scannedAt']);
    expect(world.items.size).toBe(2);
    expect(plexAlarms(world)).toEqual([]);
  });

  it('goes on for as long as the switch says', async () => {
    world.switches.scanReads = 3;
    await scan();

    const told = [await sections(), await sections(), await sections(), await sections()];

    expect(told.map(({ refreshing }) => refreshing)).toEqual([true, true, true, false]);
  });

  it.each([
    ['everything', '', '', 'scan-of-everything'],
    ['all metadata', FOLDER, '&force=1', 'scan-of-everything'],
    ['a folder of nobody', '/elsewhere', '', 'scan-outside'],
    ['a folder beside it', '/media/movies2', '', 'scan-outside'],
  ])('is an alarm where it is of %s', async (_, path, more, alarm) => {
    await scan(path, more);

    expect(world.alarms.map(({ kind }) => kind)).toEqual([alarm]);
  });

  it('is for the owner, of a library that is there, in the form that the server knows', async () => {
    const headers = { 'X-Plex-Token': 'kid' };
    const path = `/library/sections/1/refresh?path=${FOLDER}`;

    expect((await ask(world, path, { headers })).status).toBe(403);
    expect((await ask(world, path.replace('/1/', '/9/'))).status).toBe(404);
    world.switches.scanMethod = 'POST';
    expect((await ask(world, path)).status).toBe(404);
    expect((await ask(world, path, { method: 'POST' })).status).toBe(200);
  });
});

it('Plex finds what is new by itself, too, and later', () => {
  endScan(world, '1');

  expect(world.items.size).toBe(3);
  expect(world.sections.get('1')).toMatchObject({ refreshing: false });
});
