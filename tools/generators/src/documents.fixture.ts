import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The top of the repository, wherever the tests are started. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Everything that people read here, by its path from the top. */
export function documents(): readonly (readonly [path: string, text: string])[] {
  const paths = globSync(['README.md', 'CONTRIBUTING.md', 'docs/**/*.md'], { cwd: ROOT });
  return paths.toSorted().map((path) => [path, documentAt(path)]);
}

export function documentAt(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
