import type { Nasty } from './nasty.ts';
import { PLEX_ANSWERS } from './plex-answers.ts';
import { PLEX_FAULTS } from './plex-faults.ts';
import { PLEX_WRITES } from './plex-writes.ts';
import { STASH_NASTIES } from './stash-nasties.ts';

export type { Nasty, Roll, Upset, Worlds } from './nasty.ts';
export { UPSETS } from './upsets.ts';

/** Everything nasty that the answers of both servers can do, one entry each. */
export const NASTIES: readonly Nasty[] = [
  ...PLEX_FAULTS,
  ...PLEX_ANSWERS,
  ...PLEX_WRITES,
  ...STASH_NASTIES,
];
