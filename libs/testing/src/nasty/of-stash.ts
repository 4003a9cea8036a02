import type { StashSwitches, StashWorld } from '../stash/index.ts';
import type { Nasty, Roll } from './nasty.ts';
import { putOn } from './put-on.ts';

/** The switches that one drawing by chance sets. */
type StashDraw = (roll: Roll, stash: StashWorld) => Partial<StashSwitches>;

export function nastyStash(id: string, does: string, draw: StashDraw): Nasty {
  return {
    id,
    server: 'stash',
    does,
    isHarmless: false,
    begin: ({ stash }, roll) => putOn(stash.switches, draw(roll, stash)),
  };
}

export function harmlessStash(id: string, does: string, draw: StashDraw): Nasty {
  return { ...nastyStash(id, does, draw), isHarmless: true };
}
