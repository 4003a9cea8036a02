import type { CatchUpParts, CatchUpSettings } from './parts.ts';
import type { Tally } from './tally.ts';

/** One catch-up on its way. */
export interface Run {
  readonly settings: CatchUpSettings;
  readonly parts: CatchUpParts;
  readonly tally: Tally;
}
