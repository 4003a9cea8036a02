import type { Observation } from '@stash2plex/core';
import type { Lookup } from '@stash2plex/lookup';
import { askPlex } from './ask-plex.ts';
import { sectionKeys, type PlexSide, type Run } from './run.ts';

/** How this run finds the items of its scenes. */
export function lookupOf(run: Run, plex: PlexSide): Lookup {
  return {
    index: run.parts.index,
    paths: run.settings.paths,
    sectionKeys: sectionKeys(plex),
    details: (ratingKeys) => observe(run, ratingKeys),
    isStale: plex.reused.length > 0,
  };
}

export async function observe(
  run: Run,
  ratingKeys: readonly string[],
): Promise<ReadonlyMap<string, Observation>> {
  if (ratingKeys.length === 0) return new Map();
  return askPlex(run, () => run.parts.items.details(ratingKeys));
}
