import type { Upset } from './nasty.ts';
import { PLEX_UPSETS } from './plex-upsets.ts';
import { STASH_UPSETS } from './stash-upsets.ts';

/** What happens to what the servers hold, and stays. */
export const UPSETS: readonly Upset[] = [...PLEX_UPSETS, ...STASH_UPSETS];
