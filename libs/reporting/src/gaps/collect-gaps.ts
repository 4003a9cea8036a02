import type { Gap, LeftoverGap, ReportedGap } from '@stash2plex/core';
import { lengthOf } from './length-of.ts';

interface Limits {
  readonly gaps: number;
  /** Of the gaps as JSON, about. */
  readonly characters: number;
}

/** Reports with more gaps are read by nobody, and a run's memory must not grow with the library. */
export const MOST_KEPT = 5_000;
const LIMITS: Limits = { gaps: MOST_KEPT, characters: 4_000_000 };

export interface GapCollector<Found = Gap | LeftoverGap> {
  readonly add: (gap: Found) => void;
  /** Takes a scene's gaps back: a second scene claims its item. */
  readonly withdraw: (sceneId: string) => void;
  /** In the order they were found. */
  readonly gaps: () => readonly ReportedGap[];
}

/** Keeps the first gaps for the report, without what they were found in. What it leaves out, `gapsOmitted` tells from the run. */
export function collectGaps<Found = Gap | LeftoverGap>(
  report: (gap: Found) => ReportedGap,
  limits: Partial<Limits> = {},
): GapCollector<Found> {
  const { gaps: most, characters: room } = { ...LIMITS, ...limits };
  let kept: ReportedGap[] = [];
  let used = 0;
  return {
    add: (gap) => {
      if (kept.length >= most || used >= room) return;
      const reported = report(gap);
      used += lengthOf(reported);
      kept.push(reported);
    },
    withdraw: (sceneId) => {
      for (const gap of kept) if (gap.sceneId === sceneId) used -= lengthOf(gap);
      kept = kept.filter((gap) => gap.sceneId !== sceneId);
    },
    gaps: () => [...kept],
  };
}
