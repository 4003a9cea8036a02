import { describe, expect, it } from 'vitest';
import { askStash } from './ask-stash.ts';
import { stashWorld, type StashWorld } from './stash-world.ts';

const QUERY = `query Find($f: FindFilterType, $sf: SceneFilterType, $ids: [ID!]) {
  findScenes(filter: $f, scene_filter: $sf, ids: $ids) { count scenes { id } } }`;

interface Found {
  readonly count: number;
  readonly scenes: readonly { readonly id: string }[];
}

async function find(world: StashWorld, variables: Readonly<Record<string, unknown>>) {
  const { body } = await askStash(world)(QUERY, variables);
  const { data, errors } = body as {
    data: { findScenes: Found } | null;
    errors?: { message: string }[];
  };
  if (errors) return errors.map(({ message }) => message);
  return data?.findScenes.scenes.map(({ id }) => Number(id));
}

/** Thirty scenes, an hour apart. */
function thirty(zone = 'UTC') {
  const world = stashWorld({ zone, now: new Date('2026-01-11T00:00:00Z') });
  const tags = [world.addTag('Even'), world.addTag('Odd')];
  const studio = world.addStudio('S');
  const performer = world.addPerformer('P');
  for (let count = 1; count <= 30; count += 1) {
    const tag = tags[count % 2];
    const rare = count % 10 === 0;
    world.addScene({
      tags: tag ? [tag] : [],
      studio: rare ? studio : null,
      performers: rare ? [performer] : [],
    });
    world.clock.advance(3_600_000);
  }
  return world;
}

const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('paging of findScenes', () => {
  it.each([
    [undefined, upTo(1, 25)],
    [{ page: 2 }, upTo(26, 30)],
    [{ per_page: 3, page: 4, sort: 'id' }, [10, 11, 12]],
    [{ per_page: -1 }, upTo(1, 30)],
    [{ per_page: 0 }, []],
    [{ per_page: 2, sort: 'id', direction: 'DESC' }, [30, 29]],
    [{ per_page: 2, page: 2, sort: 'updated_at' }, [3, 4]],
    [{ per_page: 2, sort: 'created_at', direction: 'DESC' }, [30, 29]],
  ])('%j', async (f, ids) => {
    expect(await find(thirty(), { f })).toEqual(ids);
  });

  it('counts all that fit, whatever the page', async () => {
    const sf = { id: { value: 20, modifier: 'GREATER_THAN' } };
    const tags = { value: ['1'], modifier: 'INCLUDES', depth: 0 };
    const ask = askStash(thirty());

    const plain = await ask(QUERY, { f: { per_page: 2 }, sf });
    const tagged = await ask(QUERY, { f: { per_page: 2 }, sf: { ...sf, tags } });

    expect(plain.body).toMatchObject({ data: { findScenes: { count: 10 } } });
    expect(tagged.body).toMatchObject({ data: { findScenes: { count: 5 } } });
  });

  it('sorts and reverses within a range of ids', async () => {
    const sf = { id: { value: 4, value2: 6, modifier: 'BETWEEN' } };
    const world = thirty();
    world.updateScene('5', {});

    expect(await find(world, { sf, f: { sort: 'updated_at' } })).toEqual([4, 6, 5]);
    expect(await find(world, { sf, f: { sort: 'id', direction: 'DESC' } })).toEqual([6, 5, 4]);
  });
});

describe('filters of findScenes', () => {
  const after = (value: string) => ({ updated_at: { value, modifier: 'GREATER_THAN' } });

  it.each([
    [{ id: { value: 28, modifier: 'GREATER_THAN' } }, [29, 30]],
    [{ id: { value: 2, modifier: 'LESS_THAN' } }, [1]],
    [{ id: { value: 2, modifier: 'EQUALS' } }, [2]],
    [{ id: { value: 4, value2: 6, modifier: 'BETWEEN' } }, [4, 5, 6]],
    [{ id: { value: 29, value2: 99, modifier: 'BETWEEN' } }, [29, 30]],
    [{ id: { value: 5, value2: 4, modifier: 'BETWEEN' } }, []],
    [{ id: { value: 4, modifier: 'BETWEEN' } }, []],
    [{ id: { value: 31, modifier: 'EQUALS' } }, []],
    [
      { tags: { value: ['2'], modifier: 'INCLUDES' }, id: { value: 26, modifier: 'GREATER_THAN' } },
      [27, 29],
    ],
    [{ studios: { value: ['1'], modifier: 'INCLUDES', depth: 0 } }, [10, 20, 30]],
    [{ performers: { value: ['1'], modifier: 'INCLUDES' } }, [10, 20, 30]],
    [after('2026-01-12T03:00:00Z'), [29, 30]],
    [{ created_at: { value: '2026-01-11T00:00:00Z', modifier: 'EQUALS' } }, [1]],
    [after('garbage'), []],
  ])('%j', async (sf, ids) => {
    expect(await find(thirty(), { sf })).toEqual(ids);
  });

  it('compares times as text: UTC asked of Los Angeles misses eight hours', async () => {
    const world = thirty('America/Los_Angeles');

    expect(await find(world, { sf: after('2026-01-12T03:00:00Z') })).toEqual([]);
    expect(await find(world, { sf: after('2026-01-11T19:00:00-08:00') })).toEqual([29, 30]);
  });

  it.each([
    { tags: { value: ['1'], modifier: 'EXCLUDES' } },
    { tags: { value: ['1'], modifier: 'INCLUDES', depth: -1 } },
    { updated_at: { value: 'x', modifier: 'MATCHES_REGEX' } },
    { id: { value: 1, modifier: 'NOT_EQUALS' } },
  ])('says so where it is not simulated: %j', async (sf) => {
    expect(await find(thirty(), { sf })).toEqual([expect.stringContaining('does not know')]);
  });

  it('gives scenes by ids whole or not at all', async () => {
    expect(await find(thirty(), { ids: ['30', '2'] })).toEqual([30, 2]);
    expect(await find(thirty(), { ids: ['2', '31'] })).toEqual(['scene with id 31 not found']);
  });
});

describe('performers, studios and tags', () => {
  it('are listed and filtered by their own times', async () => {
    const world = thirty();
    world.renameTag('2', 'Uneven');

    const { body } = await askStash(world)(
      `query ($t: TimestampCriterionInput) {
        findTags(tag_filter: {updated_at: $t}) { count tags { id name } }
        findPerformers(filter: {per_page: 0}) { count performers { id } }
        findStudios(filter: {per_page: -1}) { studios { name parent_studio { id } } }
        byId: findTags(ids: ["1"]) { count tags { name } } }`,
      { t: { value: '2026-01-11T00:00:00Z', modifier: 'GREATER_THAN' } },
    );

    expect(body).toEqual({
      data: {
        findTags: { count: 1, tags: [{ id: '2', name: 'Uneven' }] },
        findPerformers: { count: 1, performers: [] },
        findStudios: { studios: [{ name: 'S', parent_studio: null }] },
        byId: { count: 1, tags: [{ name: 'Even' }] },
      },
    });
  });
});

describe('aliases', () => {
  it('read hundreds of scenes, and null for one that is gone', async () => {
    const world = thirty();
    world.destroyScene('7');
    const fields = world.scenes.all().map(({ id }) => `s${id}: findScene(id: "${id}") { ...F }`);

    const { body } = await askStash(world)(
      `{ ${fields.join(' ')} gone: findScene(id: "7") { ...F } } fragment F on Scene { id tags { name } }`,
    );

    const { data } = body as { data: Record<string, unknown> };
    expect(Object.keys(data)).toHaveLength(30);
    expect([data['s30'], data['gone']]).toEqual([{ id: '30', tags: [{ name: 'Even' }] }, null]);
  });

  it('count ranges of ids', async () => {
    const range = (name: string, value: number, value2: number) =>
      `${name}: findScenes(filter: {per_page: 0}, scene_filter: {id: {value: ${value}, value2: ${value2}, modifier: BETWEEN}}) { count }`;

    const { body } = await askStash(thirty())(
      `{ ${range('c0', 1, 10)} ${range('c1', 25, 40)} ${range('c2', 31, 40)} }`,
    );

    expect(body).toEqual({ data: { c0: { count: 10 }, c1: { count: 6 }, c2: { count: 0 } } });
  });
});

describe('files', () => {
  const withFiles = () => {
    const world = thirty();
    world.addFile('3', { path: '/library/a.mp4' });
    world.addFile('4', { path: '/library/b.mp4' });
    world.addFile('4', { path: '/library/c.mp4' });
    world.clock.advance(3_600_000);
    return world;
  };
  const movedAfter = (value: string) => ({
    files_filter: { updated_at: { value, modifier: 'GREATER_THAN' } },
  });

  it('find the scenes of which one was moved, though the scenes stay as old as they are', async () => {
    const world = withFiles();
    world.moveFile('3', '/library/sub/c.mp4');

    expect(await find(world, { sf: movedAfter('2026-01-12T06:00:00Z') })).toEqual([4]);
    expect(await find(world, { sf: movedAfter('2026-01-12T05:00:00Z') })).toEqual([3, 4]);
    expect(world.scenes.get('4')?.updated_at).toBe('2026-01-12T06:00:00Z');
  });

  it('are compared as text, too', async () => {
    const world = thirty('America/Los_Angeles');
    world.addFile('3', { path: '/library/a.mp4' });

    expect(await find(world, { sf: movedAfter('2026-01-12T05:00:00Z') })).toEqual([]);
    expect(await find(world, { sf: movedAfter('2026-01-11T21:00:00-08:00') })).toEqual([3]);
  });

  it('are counted where they belong to a scene, once even if to two', async () => {
    const world = withFiles();
    const [shared] = world.scenes.need('3').files;
    if (shared) world.scenes.need('5').files.push(shared);
    const count = async (value: number) => {
      const { body } = await askStash(world)(
        `query ($v: Int!) { findFiles(filter: {per_page: 1}, file_filter: {scene_count: {value: $v, modifier: GREATER_THAN}}) {
          count files { id path ... on VideoFile { size } } } }`,
        { v: value },
      );
      return (body as { data: { findFiles: unknown } }).data.findFiles;
    };

    expect(await count(0)).toMatchObject({ count: 3, files: [{ id: '1', path: shared?.path }] });
    expect(await count(1)).toMatchObject({ count: 1 });
    world.scenes.need('4').files = [];
    expect(await count(0)).toMatchObject({ count: 1 });
  });
});
