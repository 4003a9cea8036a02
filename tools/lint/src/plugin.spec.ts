import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAY_IMPORT, NPM_ALLOWED } from './layers.ts';
import plugin from './plugin.ts';
import { projectsIn, sourcesOf } from './projects.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What the rule reports in a file of the workspace. */
function look(rule: keyof typeof plugin.rules, file = 'libs/core/src/a.ts') {
  const reported: string[] = [];
  const report = ({ message }: { readonly message: string }) => reported.push(message);
  const context = { filename: join(ROOT, file), report };
  return { visit: plugin.rules[rule].create(context), reported };
}

describe('borders', () => {
  it.each([
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ] as const)('are seen to in every %s', (kind) => {
    const { visit, reported } = look('borders');

    (visit as Record<string, (node: object) => void>)[kind]?.({
      source: { value: '@stash2plex/state' },
    });

    expect(reported).toEqual([expect.stringMatching(/^@stash2plex\/state .* may not be imported/)]);
  });

  it('are none of what names no file', () => {
    const { visit, reported } = look('borders');

    for (const source of [null, undefined, {}, { value: 1 }, { value: './b.ts' }]) {
      (visit as Record<string, (node: object) => void>)['ExportNamedDeclaration']?.({ source });
    }

    expect(reported).toEqual([]);
  });
});

describe('no-clock', () => {
  const date = { name: 'Date' };
  it.each([
    ['new Date()', 'NewExpression', { callee: date, arguments: [] }, 1],
    ['new Date(0)', 'NewExpression', { callee: date, arguments: [{}] }, 0],
    ['new Map()', 'NewExpression', { callee: { name: 'Map' }, arguments: [] }, 0],
    ['Date.now', 'MemberExpression', { object: date, property: { name: 'now' } }, 1],
    ['Date.parse', 'MemberExpression', { object: date, property: { name: 'parse' } }, 0],
    ['self.now', 'MemberExpression', { object: { name: 'self' }, property: { name: 'now' } }, 0],
  ])('sees %s', (_, kind, node, times) => {
    const { visit, reported } = look('no-clock');

    (visit as Record<string, (node: object) => void>)[kind]?.(node);

    expect(reported).toHaveLength(times);
  });
});

describe('the workspace', () => {
  const projects = projectsIn(ROOT);

  it('has one layer that is known for each package', () => {
    const layers = projects.map(({ tags }) => tags.filter((tag) => tag in MAY_IMPORT).length);

    expect(layers).toEqual(projects.map(() => 1));
  });

  it('knows all tags that it has', () => {
    const tags = new Set(projects.flatMap((project) => project.tags));

    expect([...tags].filter((tag) => !(tag in MAY_IMPORT || tag in NPM_ALLOWED))).toEqual([]);
  });

  it('has its root last, which owns what is in no package', () => {
    expect(projects.at(-1)).toMatchObject({ name: 'stash2plex', folder: '' });
  });

  it('names the sources of the packages of a layer', () => {
    expect(sourcesOf(projects, ['layer:core'])).toEqual(['libs/core/src/**/*.ts']);
  });
});
