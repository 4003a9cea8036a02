import type { Detector, Gap, Pair } from '@stash2plex/core';
import { inOrder } from './in-order.ts';

/** Asks the detectors about one pair. Where one of those it comes after found a gap, a detector is not asked. */
export function detectGaps(pair: Pair, detectors: readonly Detector[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { id, after = [], detect } of ordered(detectors)) {
    if (after.some((earlier) => gaps.has(earlier))) continue;
    const finding = detect(pair);
    if (finding) gaps.set(id, { ...finding, detector: id, pair });
  }
  return [...gaps.values()];
}

// A run asks the same list about every pair of a library.
const known = new WeakMap<readonly Detector[], readonly Detector[]>();

function ordered(detectors: readonly Detector[]): readonly Detector[] {
  const order = known.get(detectors) ?? inOrder(detectors);
  known.set(detectors, order);
  return order;
}
