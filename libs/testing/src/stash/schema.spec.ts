import { describe, expect, it } from 'vitest';
import { askStash } from './ask-stash.ts';
import { stashWorld } from './stash-world.ts';

const OLD = ['v0.27.2', 'v0.29.3'];
const NEW = ['v0.30.0', 'v0.31.1', 'v1.0.0', 'custom'];

const NEWER: Readonly<Record<string, string>> = {
  files_filter:
    '{ findScenes(scene_filter: {files_filter: {updated_at: {value: "x", modifier: EQUALS}}}) { count } }',
  findFiles: '{ findFiles { count files { id } } }',
  sort_name: '{ findTags { tags { sort_name } } }',
};

describe.each(Object.entries(NEWER))('%s', (field, query) => {
  it.each(OLD)('is not known to %s', async (version) => {
    const { status, body } = await askStash(stashWorld({ version }))(query);

    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain(field);
  });

  it.each(NEW)('is known to %s', async (version) => {
    expect((await askStash(stashWorld({ version }))(query)).status).toBe(200);
  });
});

describe('a variable with files_filter', () => {
  it.each(OLD)('is refused by %s', async (version) => {
    const { status, body } = await askStash(stashWorld({ version }))(
      'query ($sf: SceneFilterType) { findScenes(scene_filter: $sf) { count } }',
      { sf: { files_filter: {} } },
    );

    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ message: 'unknown field', path: ['variable', 'sf'] }],
    });
  });
});

describe('introspection', () => {
  const QUERY = `{ version { version } filter: __type(name: "SceneFilterType") { inputFields { name } }
    none: __type(name: "FileFilterType") { name } }`;

  it.each([
    ['v0.27.2', false],
    ['v0.30.1', true],
  ])('of %s tells of files_filter (%s), beside other fields', async (version, isKnown) => {
    const { body } = await askStash(stashWorld({ version }))(QUERY);

    const { data } = body as {
      data: { version: unknown; filter: { inputFields: { name: string }[] }; none: unknown };
    };
    const names = data.filter.inputFields.map(({ name }) => name);
    expect(names).toContain('updated_at');
    expect(names.includes('files_filter')).toBe(isKnown);
    expect(data.version).toEqual({ version });
    expect(data.none).toEqual(isKnown ? { name: 'FileFilterType' } : null);
  });

  it('follows an update of Stash', async () => {
    const world = stashWorld({ version: 'v0.27.2' });
    const ask = askStash(world);
    const before = await ask(NEWER['findFiles'] ?? '');

    world.version = 'v0.30.1';

    expect(before.status).toBe(422);
    expect((await ask(NEWER['findFiles'] ?? '')).status).toBe(200);
  });
});
