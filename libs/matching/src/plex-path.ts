import type { PathMapping } from '@stash2plex/core';
import { isUnder, parsePath, writePath } from './path-parts.ts';

/**
 * A path of Stash as Plex sees it: the longest mapping whose folder holds it, else the path as it is. The separators
 * are those of the mapping's target.
 */
export function toPlexPath(path: string, mappings: readonly PathMapping[]): string {
  const file = parsePath(path);
  let best: { readonly length: number; readonly plex: string } | undefined;
  for (const { stash, plex } of mappings) {
    const folder = parsePath(stash);
    const length = folder.names.length;
    if (stash === '' || plex === '' || !isUnder(file, folder)) continue;
    if (!best || length > best.length) best = { length, plex };
  }
  if (!best) return path;

  const target = parsePath(best.plex);
  return writePath({ ...target, names: [...target.names, ...file.names.slice(best.length)] });
}
