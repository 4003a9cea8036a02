import type { PlexSwitches, PlexWorld } from '../plex/index.ts';
import type { Nasty, Roll } from './nasty.ts';
import { putOn } from './put-on.ts';

/** The switches that one drawing by chance sets. */
export type PlexDraw = (roll: Roll, plex: PlexWorld) => Partial<PlexSwitches>;

export function nastyPlex(id: string, does: string, draw: PlexDraw): Nasty {
  return {
    id,
    server: 'plex',
    does,
    isHarmless: false,
    begin: ({ plex }, roll) => putOn(plex.switches, draw(roll, plex)),
  };
}

export function harmlessPlex(id: string, does: string, draw: PlexDraw): Nasty {
  return { ...nastyPlex(id, does, draw), isHarmless: true };
}
