import type { RunRecord } from '@stash2plex/core';

/** What the last runs found, oldest first. */
export interface GapHistory {
  readonly runs: readonly RunRecord[];
  /** Types of gap with what each run found of them, those that were found most first; undefined: it did not look. */
  readonly found: readonly FoundByRun[];
  /** Types that no run found any of. */
  readonly none: readonly string[];
}

export interface FoundByRun {
  readonly type: string;
  readonly counts: readonly (number | undefined)[];
  readonly most: number;
}

/** As many bars as can be told apart on a phone. */
const MOST_RUNS = 16;

/** `runs`: newest first, as the status has them. Runs that go on, or never compared anything, are left out. */
export function gapHistory(runs: readonly RunRecord[]): GapHistory {
  const ended = runs.filter(({ status, gaps }) => status !== 'running' && hasKeys(gaps));
  const shown = ended.slice(0, MOST_RUNS).toReversed();
  const types = [...new Set(shown.flatMap(({ gaps }) => Object.keys(gaps)))];
  const all = types.map((type) => foundBy(shown, type)).toSorted((a, b) => b.most - a.most);
  return {
    runs: shown,
    found: all.filter(({ most }) => most > 0),
    none: all.filter(({ most }) => most === 0).map(({ type }) => type),
  };
}

function foundBy(runs: readonly RunRecord[], type: string): FoundByRun {
  const counts = runs.map(({ gaps }) => (Object.hasOwn(gaps, type) ? gaps[type] : undefined));
  return { type, counts, most: Math.max(0, ...counts.map((count = 0) => count)) };
}

function hasKeys(counts: object): boolean {
  return Object.keys(counts).length > 0;
}
