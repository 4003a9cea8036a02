import type { Nasty } from './nasty.ts';
import { PLEX_DETAILS } from './plex-details.ts';
import { PLEX_FAULTS } from './plex-faults.ts';
import { PLEX_LISTINGS } from './plex-listings.ts';
import { PLEX_PICTURES } from './plex-pictures.ts';
import { PLEX_WRITES } from './plex-writes.ts';
import { STASH_ANSWERS } from './stash-answers.ts';
import { STASH_FAULTS } from './stash-faults.ts';

export type { Nasty, Roll, Upset, Worlds } from './nasty.ts';
export { UPSETS } from './upsets.ts';

/** Everything nasty that the answers of both servers can do, one entry each. */
export const NASTIES: readonly Nasty[] = [
  ...PLEX_FAULTS,
  ...PLEX_LISTINGS,
  ...PLEX_DETAILS,
  ...PLEX_WRITES,
  ...PLEX_PICTURES,
  ...STASH_FAULTS,
  ...STASH_ANSWERS,
];

// Not among them: `sparse`, for a detail without the values that an item has cannot be told from an item without values.
