import { changesOf, defineDetector, isEmpty } from '@stash2plex/core';

export const emptyMetadata = defineDetector({
  id: 'empty-metadata',
  meta: {
    description: 'Plex shows a bare item, although Stash knows the scene.',
    rationale:
      'Plex finds a file before it is identified in Stash, and a refresh or a new match can wipe an item: what stays is a file name with a date.',
    severity: 'warning',
    messages: { nothingShown: 'Plex shows none of what Stash knows: {{fields}}.' },
  },
  defaultMode: 'repair',
  after: ['missing'],
  detect(pair) {
    const { observed } = pair;
    if (observed.status !== 'present') return undefined;
    const { item } = observed;
    if (!TELLING.every((field) => isEmpty(item.values[field]))) return undefined;

    // What Plex would not take is no gap while both sides stay as they are.
    const changes = changesOf(pair, 'stale', 'drift');
    const known = TELLING.filter((field) => changes.some((change) => change.field === field));
    if (known.length === 0) return undefined;
    return { messageId: 'nothingShown', data: { fields: known.join(', ') }, changes };
  },
});

/** Title, year and release date do not count: Plex makes them from the file. */
const TELLING = ['studio', 'summary', 'actor', 'genre'] as const;
