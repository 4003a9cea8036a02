import { foldCase } from '@stash2plex/core';

/** A path taken apart. Names are raw; doubled and trailing separators are gone. */
export interface PathParts {
  /** Of Windows: a drive letter or a server's share. Only there a backslash separates. */
  readonly windows: boolean;
  /** `//` before a server's name, `/` before an absolute path, else nothing. */
  readonly root: '//' | '/' | '';
  readonly names: readonly string[];
}

const WINDOWS = /^(?:[a-z]:(?:[\\/]|$)|\\\\|\/\/)/i;

export function parsePath(path: string): PathParts {
  const windows = WINDOWS.test(path);
  const slashed = windows ? path.replaceAll('\\', '/') : path;
  const names = slashed.split('/').filter((name) => name !== '');
  return { windows, root: rootOf(slashed), names };
}

function rootOf(slashed: string): PathParts['root'] {
  if (slashed.startsWith('//')) return '//';
  return slashed.startsWith('/') ? '/' : '';
}

/** Whether the folder holds the path, by whole names. Windows ignores case; others when asked. */
export function isUnder(path: PathParts, folder: PathParts, ignoreCase = path.windows): boolean {
  if (path.windows !== folder.windows || path.root !== folder.root) return false;
  const fold = ignoreCase ? foldCase : compose;
  return folder.names.every((name, index) => {
    const own = path.names[index];
    return own !== undefined && fold(own) === fold(name);
  });
}

export function writePath({ windows, root, names }: PathParts): string {
  const path = root + names.join('/');
  return windows ? path.replaceAll('/', '\\') : path;
}

/** File systems of macOS and shares of Samba hand out decomposed letters. */
export function compose(text: string): string {
  return text.normalize('NFC');
}
