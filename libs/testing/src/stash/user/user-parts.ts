import type { StashEdits } from '../edits.ts';
import type { StashWorld } from '../stash-world.ts';

/** What the verbs of a user work with. */
export interface UserParts {
  readonly world: StashWorld;
  /** Of the same world; their times may be those of a transaction that began earlier. */
  readonly edits: StashEdits;
}
