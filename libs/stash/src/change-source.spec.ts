import type { IdRange } from '@stash2plex/core';
import type { NewScene, StashWorld } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { changeSource } from './change-source.ts';
import { simulatedStash } from './stash.fixture.ts';

const VERSIONS = ['v0.27.2', 'v0.30.1'];
const { aStash, answering } = simulatedStash();

function holding(scenes: number, version = 'v0.30.1') {
  const { world, api } = aStash({ version });
  for (let count = 1; count <= scenes; count += 1) world.addScene({ title: `Scene ${count}` });
  return { world, api, source: changeSource(api, 10) };
}

const flat = async <Item>(pages: AsyncIterable<readonly Item[]>) =>
  (await Array.fromAsync(pages)).flat();
const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe.each(VERSIONS)('scenes of named ones, in %s', (version) => {
  const filled = (count: number) => {
    const { world, source } = holding(0, version);
    const [performer, tag] = [world.addPerformer('P'), world.addTag('T')];
    const network = world.addStudio('Network');
    const studio = world.addStudio('S', network);
    const edits: NewScene[] = [
      { performers: [performer] },
      { studio },
      { tags: [tag, world.addTag('Other')] },
      { studio: network },
    ];
    for (let number = 0; number < count; number += 1) world.addScene(edits[number % 4] ?? {});
    return { world, source };
  };

  it('are those that refer to one of them, not to what stands below it', async () => {
    const { world, source } = filled(8);

    expect(await flat(source.scenesOf('performer', ['1', '7']))).toEqual(['1', '5']);
    expect(await flat(source.scenesOf('studio', ['2']))).toEqual(['2', '6']);
    expect(await flat(source.scenesOf('studio', ['1']))).toEqual(['4', '8']);
    expect(await flat(source.scenesOf('tag', ['1']))).toEqual(['3', '7']);
    expect(await flat(source.scenesOf('tag', ['99']))).toEqual([]);
    const filters = world.requests.entries().map(({ variables }) => variables['sf']);
    expect(filters.slice(0, 2)).toMatchObject([
      { performers: { value: ['1', '7'], modifier: 'INCLUDES' } },
      { studios: { value: ['2'], modifier: 'INCLUDES', depth: 0 } },
    ]);
  });

  it('come in pages', async () => {
    const { world, source } = filled(100);

    expect(await flat(source.scenesOf('tag', ['1']))).toHaveLength(25);
    expect(world.requests.count('SceneIds')).toBe(3);
  });

  it('are asked for 500 names at a time', async () => {
    const { world, source } = filled(8);

    const found = await flat(source.scenesOf('tag', upTo(1, 501)));

    expect(found).toEqual(['3', '7']);
    const asked = world.requests.entries().map(({ variables }) => {
      const { sf } = variables as { sf: { tags: { value: string[] } } };
      return sf.tags.value.length;
    });
    expect(asked).toEqual([500, 1]);
  });

  it('are not asked for where there are no names', async () => {
    const { world, source } = filled(1);

    expect(await flat(source.scenesOf('studio', []))).toEqual([]);
    expect(world.requests.count()).toBe(0);
  });
});

describe('counts of scenes in ranges of ids', () => {
  const ranges: IdRange[] = [
    { after: '0', to: '10' },
    { after: '10', to: '20' },
    { after: '20', to: undefined },
    { after: '25', to: '90' },
    { after: '7', to: '8' },
  ];

  it('leave out the lower end and take in the upper one', async () => {
    const { world, source } = holding(25);
    for (const id of ['10', '11', '8']) world.destroyScene(id);

    expect(await source.countScenes(ranges)).toEqual([8, 9, 5, 0, 0]);
    expect(world.requests.count()).toBe(1);
  });

  it.each([
    [0, 0],
    [100, 1],
    [101, 2],
  ])('for %i ranges cost %i request(s)', async (count, requests) => {
    const { world, source } = holding(count);
    const each = upTo(1, count).map((to, index) => ({ after: String(index), to }));

    expect(await source.countScenes(each)).toEqual(each.map(() => 1));
    expect(world.requests.count()).toBe(requests);
  });

  it.each([{}, { r0: { count: 1 } }, { r0: { count: 1 }, r1: { count: 'many' } }])(
    'that are missing are an error: %j',
    async (data) => {
      await expect(changeSource(answering(data)).countScenes(ranges.slice(0, 2))).rejects.toThrow(
        'counts of scenes that cannot be read',
      );
    },
  );
});

describe('ids of scenes', () => {
  it('are those of the range, in pages', async () => {
    const { world, source } = holding(40);
    world.destroyScene('15');

    const found = await flat(source.sceneIds({ after: '5', to: '30' }));

    expect(found).toEqual([...upTo(6, 14), ...upTo(16, 30)]);
    expect(world.requests.count('SceneIds')).toBe(3);
    expect(await flat(source.sceneIds({ after: '35', to: undefined }))).toEqual(upTo(36, 40));
  });

  it('outside the range are an error', async () => {
    const source = changeSource(answering({ findScenes: { scenes: [{ id: '9' }] } }));

    await expect(flat(source.sceneIds({ after: '5', to: '8' }))).rejects.toThrow(
      'scene 9: none past 8 was asked for',
    );
  });
});

describe.each(VERSIONS)('all of a kind, in %s', (version) => {
  const add: Record<'performer' | 'studio' | 'tag', (world: StashWorld, name: string) => unknown> =
    {
      performer: (world, name) => world.addPerformer(name),
      studio: (world, name) => world.addStudio(name),
      tag: (world, name) => world.addTag(name),
    };

  it.each(['performer', 'studio', 'tag'] as const)('%s come in pages', async (kind) => {
    const { world, source } = holding(0, version);
    for (const id of upTo(1, 25)) add[kind](world, `N ${id}`);

    const found = await flat(source.allNamed(kind));

    expect(found.map(({ id, name }) => [id, name])).toEqual(
      upTo(1, 25).map((id) => [id, `N ${id}`]),
    );
    expect(found[0]).toMatchObject({ kind, updatedAt: expect.any(Date) as Date });
    expect(world.requests.count()).toBe(4);
  });
});

describe('files of all scenes', () => {
  it('come with their paths, primary first, a thousand scenes a page', async () => {
    const { world, source } = holding(1000);
    world.addScene({ files: [{ path: '/library/b.mp4' }, { path: '/library/a.mp4' }] });

    const pages = await Array.fromAsync(source.sceneFiles());

    expect(pages.map(({ length }) => length)).toEqual([1000, 1]);
    expect(pages[0]?.[0]).toEqual({ id: '1', paths: [] });
    expect(pages[1]).toEqual([{ id: '1001', paths: ['/library/b.mp4', '/library/a.mp4'] }]);
    expect(world.requests.count()).toBe(2);
  });

  it.each([{ files: [{}] }, { files: [{ path: '' }] }, { files: 'none' }])(
    'that cannot be read are an error: %j',
    async (bad) => {
      const api = answering({ findScenes: { count: 1, scenes: [{ id: '1', ...bad }] } });

      await expect(flat(changeSource(api).sceneFiles())).rejects.toThrow('scene 1 in a shape');
    },
  );
});

describe('reading scenes', () => {
  it('gives those that Stash still has, and when it was', async () => {
    const now = new Date('2026-01-11T12:00:00Z');
    const { world, source } = holding(3);
    world.clock.setNow(now);
    world.destroyScene('2');

    const { at, scenes } = await source.read(['3', '2', '1', '3']);

    expect(at).toEqual(now);
    expect([...scenes].map(([id, { title }]) => [id, title])).toEqual([
      ['3', 'Scene 3'],
      ['1', 'Scene 1'],
    ]);
    expect(world.requests.entries().map(({ variables }) => variables)).toEqual([
      { s0: '3', s1: '2', s2: '1' },
    ]);
  });

  it.each([
    [0, 0],
    [250, 1],
    [251, 2],
    [1000, 4],
  ])('%i of them costs %i request(s)', async (count, requests) => {
    const { world, source } = holding(count);

    const { scenes } = await source.read(upTo(1, count));

    expect(scenes.size).toBe(count);
    expect(world.requests.count()).toBe(requests);
  });

  it('tells the earliest time where it took several requests', async () => {
    const { world, source } = holding(251);
    const first = new Date('2026-01-11T12:00:00Z');
    world.clock.setNow(first);
    const { add } = world.requests;
    Object.assign(world.requests, {
      add: (entry: Parameters<typeof add>[0]) => {
        world.clock.advance(60_000);
        add(entry);
      },
    });

    expect((await source.read(upTo(1, 251))).at).toEqual(first);
  });

  const row = { id: '1', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };

  it.each([
    [{}, 'scene 1 in a shape'],
    [{ s0: { ...row, id: '2' }, s1: null }, 'scene 1 in a shape'],
    [{ s0: row }, 'scene 2 in a shape'],
    [{ s0: row, s1: { ...row, id: '2', updated_at: 'now' } }, 'scene 2 in a shape'],
  ])('never leaves one out that is not known to be gone: %j', async (data, text) => {
    await expect(changeSource(answering(data)).read(['1', '2'])).rejects.toMatchObject({
      name: 'UnavailableError',
      message: expect.stringContaining(text) as string,
    });
  });

  it('fails where Stash has an error for one of them', async () => {
    const { world, source } = holding(2);
    Object.defineProperty(world.scenes.need('2'), 'title', {
      get: () => {
        throw new Error('disk I/O error');
      },
    });

    await expect(source.read(['1', '2'])).rejects.toMatchObject({
      name: 'PermanentError',
      message: 'Stash could not do ReadScenes: disk I/O error',
    });
  });
});
