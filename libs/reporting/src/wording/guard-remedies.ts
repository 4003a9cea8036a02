import type { GuardKind } from '@stash2plex/core';

/** What the user can do about a run that stayed inconclusive. */
export const guardRemedies: Readonly<Record<GuardKind, string>> = {
  'plex-unreachable':
    'Check that Plex runs and that Plex URL and token are right; the next run tries again.',
  'section-refreshing': 'Nothing to do: run again when Plex has finished scanning.',
  'listing-incomplete': 'Run again when Plex is idle.',
  'details-unknown': "Run again later; if it stays so, look into Plex's own log.",
  'details-absent': 'Let Plex finish what it is doing, then run again.',
  'matches-fell':
    'If it is not right, check the path mapping, the Plex libraries and the disks behind them.',
};
