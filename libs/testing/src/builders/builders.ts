// What cases.ts files are made of. Nothing here needs vitest: the docs are generated from the cases, too.
export {
  anAmbiguousScene,
  anUnclaimedItem,
  type AmbiguousDifference,
  type UnclaimedDifference,
} from './a-leftover.ts';
export { aDesired, aLedgerEntry, aPair, found, wrote, type PairDifference } from './a-pair.ts';
export { aScene } from './a-scene.ts';
export { anItem, IN_LINE, JUST_SCANNED, type ItemDifference } from './an-item.ts';
export { at } from './at.ts';
export type { DetectorCases, FoundCase } from './detector-cases.ts';
