import type { Guard, GuardKind } from '@stash2plex/core';
import { sentences } from './sentences.ts';

/** What the user can do about a run that stayed inconclusive; `''` where the guard says so itself. */
const REMEDIES: Readonly<Record<GuardKind, string>> = {
  'plex-unreachable':
    'The next run tries again; if it stays so, see whether Plex is well and what answers at the Plex URL.',
  'section-refreshing': 'Run again when Plex has finished scanning.',
  'listing-incomplete': 'Run again when Plex is idle.',
  'details-unknown': "Run again later; if it stays so, look into Plex's own log.",
  'details-absent': 'Let Plex finish what it is doing, then run again.',
  'matches-fell': '',
};

/** Why a run is inconclusive, and what can be done about it. */
export function guardWords({ kind, message }: Pick<Guard, 'kind' | 'message'>): string {
  return sentences(message, REMEDIES[kind]);
}
