import { describe, expect, it } from 'vitest';
import { wrongWith } from './borders.ts';

const PROJECTS = [
  { name: '@a/core', folder: 'libs/core', tags: ['layer:core', 'npm:none'] },
  { name: '@a/core-kit', folder: 'libs/core-kit', tags: ['layer:core', 'npm:none'] },
  { name: '@a/stage', folder: 'libs/stage', tags: ['layer:stage', 'npm:rules-engine'] },
  { name: '@a/store', folder: 'libs/store', tags: ['layer:adapter', 'npm:none'] },
  { name: '@a/nobody', folder: 'libs/nobody', tags: [] },
  { name: '@a/app', folder: 'apps/app', tags: ['layer:app'] },
  { name: 'a', folder: '', tags: ['layer:tools'] },
];
const STAGE = 'libs/stage/src/deep/a.ts';

describe('an import that is fine', () => {
  it.each([
    ['its own file', STAGE, '../b.ts'],
    ['its package.json', STAGE, '../../package.json'],
    ['a layer below', STAGE, '@a/core'],
    ['a part of a package below', STAGE, '@a/core/builders'],
    ['one with a longer name', STAGE, '@a/core-kit'],
    ['an npm package of its tag', STAGE, 'json-rules-engine'],
    ['a part of one', STAGE, 'croner/dist/cron.js'],
    ['a module of Node', STAGE, 'node:fs'],
    ['any package in a spec', 'libs/core/src/a.spec.ts', 'fast-check'],
    ['an adapter in a spec', 'libs/stage/src/a.spec.ts', '@a/store'],
    ['an adapter in a fixture', 'libs/stage/src/a.fixture.ts', '@a/store'],
    ['an adapter in cases', 'libs/stage/src/cases.ts', '@a/store'],
    ['any layer in the app', 'apps/app/src/main.ts', '@a/store'],
    ['any package in the app', 'apps/app/src/main.ts', 'zod'],
    ['a file of the root in a file of the root', 'tools/a.ts', '../vitest.config.ts'],
    ['a file outside', '../a.ts', '@a/store'],
  ])('%s', (_, file, from) => {
    expect(wrongWith({ file, from }, PROJECTS)).toBeUndefined();
  });
});

describe('an import that is not', () => {
  it.each([
    [
      'a layer beside',
      STAGE,
      '@a/store',
      /@a\/store \(layer:adapter, npm:none\).*layer:stage.*only layer:core/,
    ],
    ['one of its own layer', 'libs/core/src/a.ts', '@a/core-kit', /layer:core imports no library/],
    [
      'a layer above, in a spec, too',
      'libs/core/src/a.spec.ts',
      '@a/app',
      /layer:core imports only/,
    ],
    ['anything, without a layer', 'libs/nobody/src/a.ts', '@a/core', /@a\/nobody, without a layer/],
    ['an app', 'tools/a.ts', '@a/app', /@a\/app \(layer:app\)/],
    ['another package by its path', STAGE, '../../../core/src/b.ts', /a file of @a\/core/],
    ['the root by its path', STAGE, '../../../../tools/b.ts', /a file of a:/],
    ['what is outside', 'tools/a.ts', '../../b.ts', /a file of nobody/],
    ['itself by its name', STAGE, '@a/stage', /own files by relative paths/],
    [
      'an npm package of another tag',
      STAGE,
      'zod',
      /npm:rules-engine imports of npm only croner, json-rules-engine/,
    ],
    ['an npm package with a scope', 'libs/core/src/a.ts', '@b/c/d', /@b\/c may not.*none of npm/],
  ])('%s', (_, file, from, message) => {
    expect(wrongWith({ file, from }, PROJECTS)).toMatch(message);
  });
});
