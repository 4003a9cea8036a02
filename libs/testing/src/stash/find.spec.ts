import { describe, expect, it } from 'vitest';
import { answerDocument } from './answer-document.ts';
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
});

describe('filters of findScenes', () => {
  const after = (value: string) => ({ updated_at: { value, modifier: 'GREATER_THAN' } });

  it.each([
    [{ id: { value: 28, modifier: 'GREATER_THAN' } }, [29, 30]],
    [{ id: { value: 2, modifier: 'LESS_THAN' } }, [1]],
    [{ id: { value: 2, modifier: 'EQUALS' } }, [2]],
    [{ id: { value: 4, value2: 6, modifier: 'BETWEEN' } }, [4, 5, 6]],
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

describe('documents that are no questions', () => {
  it.each([
    ['query ($i: FindJobInput!) { findJob(input: $i) { id } }', {}, 'must be defined', ['i']],
    [QUERY, { f: { nope: 1 } }, 'unknown field', ['f']],
    [QUERY, { sf: { id: { modifier: 'EQUALS' } } }, 'must be defined', ['sf', 'id']],
    [
      QUERY,
      { f: { direction: 'UP' } },
      expect.stringContaining('UP') as string,
      ['f', 'direction'],
    ],
  ])('are refused with the place: %s %j', async (query, variables, message, path) => {
    const { status, body } = await askStash(stashWorld())(query, variables);

    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ message, path: ['variable', ...path] }], data: null });
  });

  it('need a name to be chosen by where they are several', () => {
    const query =
      'query A($i: FindJobInput!) { findJob(input: $i) { id } } query B { version { hash } }';
    const root = { version: { hash: 'x' } };
    const answer = (operationName?: string) =>
      answerDocument(root, { query, variables: {}, operationName });

    expect(answer('B')).toEqual({ status: 200, body: { data: { version: { hash: 'x' } } } });
    expect(answer('A').status).toBe(422);
    expect(answer().body).toMatchObject({ errors: [{}], data: null });
  });
});
