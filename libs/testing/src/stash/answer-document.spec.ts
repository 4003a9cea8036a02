import { describe, expect, it } from 'vitest';
import { answerDocument, remembering } from './answer-document.ts';
import { askStash } from './ask-stash.ts';
import { rootOf } from './root.ts';
import { stashWorld } from './stash-world.ts';

const QUERY = `query Find($f: FindFilterType, $sf: SceneFilterType) {
  findScenes(filter: $f, scene_filter: $sf) { count scenes { id } } }`;

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
      'query A($i: FindJobInput!) { findJob(input: $i) { id } } query B { version { version } }';
    const root = rootOf(stashWorld());
    const answer = (operationName?: string) =>
      answerDocument(root, { query, variables: {}, operationName });

    expect(answer('B').body).toEqual({ data: { version: { version: 'v0.30.1' } } });
    expect(answer('A').status).toBe(422);
    expect(answer().body).toMatchObject({ errors: [{}], data: null });
  });
});

describe('documents that were asked before', () => {
  it('are remembered, as far as they were asked last', () => {
    const made: string[] = [];
    const get = remembering(2, (key) => made.push(key));

    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) get(key);

    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
