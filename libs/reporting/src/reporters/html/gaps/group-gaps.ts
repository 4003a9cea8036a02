import type { ReportedGap } from '@stash2plex/core';

/** Gaps of one detector. */
export interface GapGroup {
  readonly type: string;
  /** How many the run found, those that are not listed included. */
  readonly found: number;
  readonly reasons: readonly GapReason[];
  readonly shown: number;
}

/** Gaps of one detector that lie in the same fields; `fields` is empty where it is about no field. */
export interface GapReason {
  readonly fields: readonly string[];
  readonly gaps: readonly ReportedGap[];
}

interface Limits {
  /** Gaps of all groups together. */
  readonly most: number;
}

/**
 * Gaps by detector, the largest group first, and in it by what they are about. Where there are too many, each detector has the same
 * share of the room at least: a thousand missing scenes hide no edit in Plex.
 */
export function groupGaps(
  gaps: readonly ReportedGap[],
  counts: Readonly<Record<string, number>>,
  { most }: Limits,
): readonly GapGroup[] {
  const byType = [...Map.groupBy(gaps, ({ type }) => type)];
  const shares = fairShares(
    byType.map(([, listed]) => listed.length),
    most,
  );
  const shown = new Map(byType.map(([type, listed], nth) => [type, listed.slice(0, shares[nth])]));
  const types = new Set([...Object.keys(counts), ...shown.keys()]);
  return [...types]
    .map((type) => groupOf(type, counts[type] ?? 0, shown.get(type) ?? []))
    .filter(({ found }) => found > 0)
    .toSorted((a, b) => b.found - a.found);
}

/** Parts of `room` for so many each: whoever needs less than an equal part leaves the rest to the others. */
function fairShares(needs: readonly number[], room: number): readonly number[] {
  const shares = new Map<number, number>();
  let left = room;
  const smallestFirst = needs
    .map((need, nth) => ({ need, nth }))
    .toSorted((a, b) => a.need - b.need);
  for (const [place, { need, nth }] of smallestFirst.entries()) {
    const share = Math.min(need, Math.floor(left / (needs.length - place)));
    shares.set(nth, share);
    left -= share;
  }
  return needs.map((_, nth) => shares.get(nth) ?? 0);
}

function groupOf(type: string, counted: number, gaps: readonly ReportedGap[]): GapGroup {
  const byFields = Map.groupBy(gaps, ({ changes }) => changes.map(({ field }) => field).join(', '));
  const reasons = [...byFields.values()].map((alike) => ({
    fields: alike[0]?.changes.map(({ field }) => field) ?? [],
    gaps: alike,
  }));
  return {
    type,
    found: Math.max(counted, gaps.length),
    reasons: reasons.toSorted((a, b) => b.gaps.length - a.gaps.length),
    shown: gaps.length,
  };
}
