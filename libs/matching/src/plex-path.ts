import type { PathMapping } from '@stash2plex/core';
import { isUnder, parsePath, writePath, type PathParts } from './path-parts.ts';

/**
 * A path of Stash as Plex sees it: the longest mapping whose folder holds it, else the path as it is. The separators
 * are those of the mapping's target.
 */
export function toPlexPath(path: string, mappings: readonly PathMapping[]): string {
  const file = parsePath(path);
  const best = parsed(mappings).find(({ stash }) => isUnder(file, stash));
  if (!best) return path;

  const names = [...best.plex.names, ...file.names.slice(best.stash.names.length)];
  return writePath({ ...best.plex, names });
}

interface ParsedMapping {
  readonly stash: PathParts;
  readonly plex: PathParts;
}

// A run maps every file of a library by the same list.
const parsedBefore = new WeakMap<readonly PathMapping[], readonly ParsedMapping[]>();

/** The mappings taken apart, those with the longest folder first; of equals the first stays the first. */
function parsed(mappings: readonly PathMapping[]): readonly ParsedMapping[] {
  const known = parsedBefore.get(mappings) ?? parseMappings(mappings);
  parsedBefore.set(mappings, known);
  return known;
}

function parseMappings(mappings: readonly PathMapping[]): readonly ParsedMapping[] {
  const usable = mappings.filter(({ stash, plex }) => stash !== '' && plex !== '');
  const apart = usable.map(({ stash, plex }) => ({
    stash: parsePath(stash),
    plex: parsePath(plex),
  }));
  return apart.toSorted((a, b) => b.stash.names.length - a.stash.names.length);
}
