import { changesOf, defineDetector } from '@stash2plex/core';

export const staleSync = defineDetector({
  id: 'stale-sync',
  meta: {
    description: 'Stash holds something that Plex does not show yet.',
    rationale:
      'An edit made while Plex was down, a renamed performer, a merged tag: no hook brings them to Plex, but the values still tell.',
    severity: 'warning',
    messages: { outOfDate: 'Out of date in Plex: {{fields}}.' },
  },
  defaultMode: 'repair',
  after: ['missing', 'empty-metadata'],
  detect(pair) {
    const changes = changesOf(pair, 'stale');
    if (changes.length === 0) return undefined;
    const fields = changes.map(({ field }) => field).join(', ');
    return { messageId: 'outOfDate', data: { fields }, changes };
  },
});
