import type { Detector, Gap, Pair, PairDetector } from '@stash2plex/core';
import { inOrder } from './in-order.ts';

/** Asks those of the detectors that look at pairs about one pair. Where one of those it comes after found a gap, a detector is not asked. */
export function detectGaps(pair: Pair, detectors: readonly Detector[]): Gap[] {
  const gaps: Gap[] = [];
  const hasGap = (id: string) => gaps.some(({ detector }) => detector === id);
  for (const { id, after = [], detect } of ordered(detectors)) {
    if (after.some(hasGap)) continue;
    const finding = detect(pair);
    if (finding) gaps.push({ ...finding, detector: id, pair });
  }
  return gaps;
}

// A run asks the same list about every pair of a library.
const known = new WeakMap<readonly Detector[], readonly PairDetector[]>();

function ordered(detectors: readonly Detector[]): readonly PairDetector[] {
  const before = known.get(detectors);
  if (before) return before;
  const order = inOrder(detectors).filter(looksAtPairs);
  known.set(detectors, order);
  return order;
}

function looksAtPairs(detector: Detector): detector is PairDetector {
  return (detector.looksAt ?? 'pair') === 'pair';
}
