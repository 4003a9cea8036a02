import type { ReportedGap } from '@stash2plex/core';

/** Gaps of one detector. */
export interface GapGroup {
  readonly type: string;
  /** How many the run found, those that are not listed included. */
  readonly found: number;
  readonly reasons: readonly GapReason[];
  readonly shown: number;
}

/** Gaps of one detector that are alike. */
export interface GapReason {
  /** What is alike: the fields that differ, or what is said of all of them; undefined: each is told by itself. */
  readonly name: string | undefined;
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
  const messages = new Set(gaps.filter(isWithoutFields).map(({ message }) => message));
  const isTelling = messages.size <= MOST_MESSAGES;
  const alike = Map.groupBy(gaps, (gap) => {
    if (!isWithoutFields(gap)) return gap.changes.map(({ field }) => field).join(', ');
    return isTelling ? gap.message : undefined;
  });
  const reasons = [...alike].map(([name, members]) => ({ name, gaps: members }));
  return {
    type,
    found: Math.max(counted, gaps.length),
    reasons: reasons.toSorted((a, b) => b.gaps.length - a.gaps.length),
    shown: gaps.length,
  };
}

/** More of them are no reasons, but say something of each scene. */
const MOST_MESSAGES = 5;

function isWithoutFields({ changes }: ReportedGap): boolean {
  return changes.length === 0;
}
