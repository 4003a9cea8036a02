import type { PathMapping } from '@stash2plex/core';

/** An entry that cannot be used; entries are counted from 1. */
interface PathMapFault {
  readonly entry: number;
  readonly text: string;
}

export interface ParsedPathMap {
  readonly mappings: readonly PathMapping[];
  readonly faults: readonly PathMapFault[];
}

/** Reads `from=>to; from2=>to2`, new lines as good as semicolons; what it cannot use does not spoil the rest. */
export function parsePathMap(text: string): ParsedPathMap {
  const mappings: PathMapping[] = [];
  const faults: PathMapFault[] = [];
  const entries = text.split(/[;\n]/).map((entry) => entry.trim());

  for (const [index, entry] of entries.filter((each) => each !== '').entries()) {
    const [stash, plex, ...more] = entry.split('=>').map((side) => side.trim());
    if (stash && plex && more.length === 0) mappings.push({ stash, plex });
    else faults.push({ entry: index + 1, text: entry });
  }
  return { mappings, faults };
}
