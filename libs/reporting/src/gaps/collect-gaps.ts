import type { Gap, ReportedGap } from '@stash2plex/core';

/** Reports with more gaps are read by nobody, and a run's memory must not grow with the library. */
const LISTED_GAPS = 5_000;

export interface GapCollector {
  readonly add: (gap: Gap) => void;
  /** Takes a scene's gaps back: a second scene claims its item. */
  readonly withdraw: (sceneId: string) => void;
  /** In the order they were found. */
  readonly gaps: () => readonly ReportedGap[];
}

/** Keeps the first gaps for the report, without their pairs. What it leaves out, `gapsOmitted` tells from the run. */
export function collectGaps(report: (gap: Gap) => ReportedGap, limit = LISTED_GAPS): GapCollector {
  let kept: ReportedGap[] = [];
  return {
    add: (gap) => {
      if (kept.length < limit) kept.push(report(gap));
    },
    withdraw: (sceneId) => {
      kept = kept.filter((gap) => gap.sceneId !== sceneId);
    },
    gaps: () => [...kept],
  };
}
