import { changesOf, defineDetector } from '@stash2plex/core';

export const drift = defineDetector({
  id: 'drift',
  meta: {
    description:
      'Plex shows something else than it did when it was last in line; Stash has not changed.',
    rationale:
      'Somebody edited the item in Plex, or an agent refreshed it: nothing in Stash tells of that, and it would stay so for ever.',
    severity: 'warning',
    messages: { editedInPlex: 'Changed in Plex: {{fields}}.' },
  },
  defaultMode: 'repair',
  after: ['missing', 'empty-metadata', 'stale-sync'],
  detect(pair) {
    const changes = changesOf(pair, 'drift');
    if (changes.length === 0) return undefined;
    const fields = changes.map(({ field }) => field).join(', ');
    return { messageId: 'editedInPlex', data: { fields }, changes };
  },
});
