import type { Desired } from './fields.ts';
import type { Observation } from './item.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Scene } from './scene.ts';

/** How an item was found for a scene: by full mapped path, or by file name and size, unique on both sides. */
export type MatchedBy = 'path' | 'name-and-size' | 'none';

/** One scene with one target item or none. */
export interface Pair {
  readonly scene: Scene;
  readonly desired: Desired;
  /** `absent` is proven: no file of the scene is in a complete listing of this very run. */
  readonly observed: Observation;
  readonly ledger: LedgerEntry | undefined;
  readonly matchedBy: MatchedBy;
}
