import type { Detector, Finding, Leftover, LeftoverGap } from '@stash2plex/core';
import { inOrder } from './in-order.ts';

/** Asks those of the detectors that look at things of its kind about what is left over; the rest as with pairs. */
export function detectLeftover(leftover: Leftover, detectors: readonly Detector[]): LeftoverGap[] {
  const gaps: LeftoverGap[] = [];
  const hasGap = (id: string) => gaps.some(({ detector }) => detector === id);
  for (const detector of inOrder(detectors.filter(({ looksAt }) => looksAt === leftover.kind))) {
    const { id, after = [] } = detector;
    if (after.some(hasGap)) continue;
    const finding = ask(detector, leftover);
    if (finding) gaps.push({ ...finding, detector: id, leftover });
  }
  return gaps;
}

function ask(detector: Detector, leftover: Leftover): Finding | undefined {
  if (detector.looksAt === 'unclaimed-item' && leftover.kind === 'unclaimed-item') {
    return detector.detect(leftover);
  }
  if (detector.looksAt === 'ambiguous-scene' && leftover.kind === 'ambiguous-scene') {
    return detector.detect(leftover);
  }
  return undefined;
}
