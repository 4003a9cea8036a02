import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './documents.fixture.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Program {
  readonly references: readonly { readonly path: string }[];
}

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));
const manifestOf = (folder: string) => read(folder, 'package.json') as Manifest;
const folders = globSync(
  ['apps/*', 'libs/*', 'libs/detectors/*'].map((each) => `${each}/package.json`),
  {
    cwd: ROOT,
  },
).map(dirname);
const folderOf = new Map(folders.map((folder) => [manifestOf(folder).name, folder]));

// All types are checked in one program; the build goes library by library, and knows of others by these only.
describe.each(folders)('the build of %s', (folder) => {
  it('knows every library that it needs', () => {
    const { dependencies, devDependencies } = manifestOf(folder);
    const needed = Object.keys({ ...dependencies, ...devDependencies }).flatMap(
      (name) => folderOf.get(name) ?? [],
    );
    const { references } = read(folder, 'tsconfig.json') as Program;
    const known = references.map(({ path }) => relative(ROOT, join(ROOT, folder, path)));

    expect(known.toSorted()).toEqual(needed.toSorted());
  });
});
