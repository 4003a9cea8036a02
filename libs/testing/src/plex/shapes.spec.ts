import { describe, expect, it } from 'vitest';
import { ask, containerOf, type Container } from './ask.ts';
import { plexWorld, type PlexSwitches, type PlexWorld } from './index.ts';

/** One movie with a lock, a genre and an accent in its path. */
function aWorld(switches: Partial<PlexSwitches> = {}): PlexWorld {
  const world = plexWorld();
  const values = { title: 'A', genre: ['Only'] };
  world.addItem({
    ratingKey: '1',
    values,
    locked: ['title'],
    parts: [{ path: '/m/é.mp4', size: 5 }],
  });
  Object.assign(world.switches, switches);
  return world;
}

const read = (world: PlexWorld, more = '', headers = {}) =>
  containerOf(ask(world, `/library/metadata/1?skipRefresh=1${more}`, { headers }));
const sections = (world: PlexWorld) => containerOf(ask(world, '/library/sections'));
const rowOf = ({ Metadata }: Container) => Metadata?.[0];

describe('odd shapes', () => {
  it('are off at first', async () => {
    expect(await read(aWorld())).toMatchObject({
      ...{ size: 1, totalSize: 1, offset: 0 },
      Metadata: [
        {
          librarySectionID: 1,
          Genre: [{ tag: 'Only' }],
          Field: [{ locked: true, name: 'title' }],
          Media: [{ Part: [{ file: '/m/é.mp4' }] }],
        },
      ],
    });
    expect((await sections(aWorld())).Directory).toMatchObject([
      { refreshing: false, allowSync: true },
    ]);
  });

  it('write flags as numbers or as texts', async () => {
    const numbers = aWorld({ oddBooleans: 'numbers' });
    expect(rowOf(await read(numbers))).toMatchObject({ Field: [{ locked: 1 }] });
    expect((await sections(numbers)).Directory).toMatchObject([{ refreshing: 0, allowSync: 1 }]);
    const texts = aWorld({ oddBooleans: 'texts' });
    expect(rowOf(await read(texts))).toMatchObject({ Field: [{ locked: '1' }] });
  });

  it('unwrap every list of one', async () => {
    const world = aWorld({ loneElements: true });
    expect((await read(world)).Metadata).toMatchObject({
      Genre: { tag: 'Only' },
      Field: { name: 'title' },
      Media: { Part: { file: '/m/é.mp4' } },
    });
    expect((await sections(world)).Directory).toMatchObject({ key: '1' });
  });

  it('count in text', async () => {
    expect(await read(aWorld({ countsAsText: true }))).toMatchObject({
      ...{ size: '1', totalSize: '1', offset: '0' },
    });
  });

  it('name the library of all rows once, if it is the same', async () => {
    const world = aWorld({ hoisted: true });
    const one = await read(world);
    expect(one).toMatchObject({ librarySectionID: 1 });
    expect(rowOf(one)).not.toHaveProperty('librarySectionID');

    world.addSection();
    world.addItem({ ratingKey: '2', sectionKey: '2' });
    const two = await containerOf(ask(world, '/library/metadata/1,2?skipRefresh=1'));
    expect(two).not.toHaveProperty('librarySectionID');
    expect(two.Metadata).toMatchObject([{ librarySectionID: 1 }, { librarySectionID: 2 }]);
  });
});

describe('what is left when only some fields or elements are asked for', () => {
  const ASKED = '&includeFields=ratingKey,title&includeElements=Genre';
  const keysUnder = async (switches: Partial<PlexSwitches>, version?: string) => {
    const headers = version === undefined ? {} : { 'X-Plex-Pms-Api-Version': version };
    return Object.keys(rowOf(await read(aWorld(switches), ASKED, headers)) ?? {});
  };

  it('depends on the version that the client speaks', async () => {
    expect(await keysUnder({}, '1.0.0')).toEqual(['ratingKey', 'title', 'Genre']);
    expect(await keysUnder({}, '1.2.0')).toEqual(['ratingKey', 'title', 'Genre']);
    expect(await keysUnder({}, '0.9')).toContain('Media');
    expect(await keysUnder({})).toContain('Media');
  });

  it('can be had either way', async () => {
    expect(await keysUnder({ includesMean: 'only' })).toEqual(['ratingKey', 'title', 'Genre']);
    expect(await keysUnder({ includesMean: 'also' }, '1.0.0')).toContain('Media');
    expect(await keysUnder({ includesMean: 'only', ignoreExcludes: true })).toContain('Media');
  });
});

describe('what a server may say besides', () => {
  it('copies for streaming', async () => {
    expect(rowOf(await read(aWorld({ optimisedCopies: true })))).toMatchObject({
      Media: [
        { Part: [{ file: '/m/é.mp4' }] },
        { proxyType: 42, Part: [{ file: '/media/Plex Versions/Mobile/1.mp4' }] },
      ],
    });
  });

  it('paths with letters and accents apart', async () => {
    const [file] = ['/m/é.mp4'.normalize('NFD')];
    expect(rowOf(await read(aWorld({ decomposedPaths: true })))).toMatchObject({
      Media: [{ Part: [{ file }] }],
    });
  });

  it('a scan in every library', async () => {
    const world = aWorld({ scanning: true, refuseWhileRefreshing: true });
    expect((await sections(world)).Directory).toMatchObject([{ refreshing: true }]);
    const edit = ask(world, '/library/metadata/1?title.value=B', { method: 'PUT' });
    expect((await edit).status).toBe(500);
  });

  it('that it is another server', async () => {
    const world = aWorld({ otherMachine: 'other' });
    const identity = await containerOf(ask(world, '/identity'));
    expect(identity).toMatchObject({ machineIdentifier: 'other' });
    expect(world.machineIdentifier).toBe('plex-machine-1');
  });
});
