import type { GuardKind } from '@stash2plex/core';

/** What the user can do about a run that stayed inconclusive; `''` where the guard says so itself. */
export const guardRemedies: Readonly<Record<GuardKind, string>> = {
  'plex-unreachable':
    'The next run tries again; if it stays so, see whether Plex is well and what answers at the Plex URL.',
  'section-refreshing': 'Run again when Plex has finished scanning.',
  'listing-incomplete': 'Run again when Plex is idle.',
  'details-unknown': "Run again later; if it stays so, look into Plex's own log.",
  'details-absent': 'Let Plex finish what it is doing, then run again.',
  'matches-fell': '',
};
