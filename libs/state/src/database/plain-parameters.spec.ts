import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('no statement has numbered parameters, which Node 22.13 does not bind by position', () => {
  const folder = join(import.meta.dirname, '..');
  const sources = globSync('**/*.ts', { cwd: folder, exclude: ['**/*.spec.ts'] });

  const numbered = sources.filter((path) =>
    /[^?]\?\d/.test(readFileSync(join(folder, path), 'utf8')),
  );

  expect(sources.length).toBeGreaterThan(30);
  expect(numbered).toEqual([expect.stringContaining('database.ts')]);
});
