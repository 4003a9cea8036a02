import { foldCase } from '@stash2plex/core';
import { compose, isUnder, parsePath } from './path-parts.ts';

/**
 * The one form in which paths of Plex are compared: slashes, composed letters, and small ones where case does not
 * count (drive letters, shares, and what stands under the folders of `ignoreCase`). `''` for no path.
 */
export function pathKey(plexPath: string, ignoreCase: readonly string[]): string {
  const path = parsePath(plexPath);
  const key = path.root + path.names.join('/');
  const folds = path.windows || ignoreCase.some((folder) => isUnder(path, parsePath(folder), true));
  return folds ? foldCase(key) : compose(key);
}

/** The file's name alone, case folded: for matching by name and size. */
export function nameKey(path: string): string {
  return foldCase(parsePath(path).names.at(-1) ?? '');
}
