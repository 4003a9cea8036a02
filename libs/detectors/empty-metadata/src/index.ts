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
    const { desired, observed } = pair;
    if (observed.status !== 'present') return undefined;
    const { item } = observed;
    if (!TELLING.every((field) => isEmpty(item.values[field]))) return undefined;

    const known = TELLING.filter((field) => !isEmpty(desired.values[field]));
    if (known.length === 0) return undefined;
    const data = { fields: known.join(', ') };
    return { messageId: 'nothingShown', data, changes: changesOf(pair, 'stale', 'drift') };
  },
});

/** Title, year and release date do not count: Plex makes them from the file. */
const TELLING = ['studio', 'summary', 'actor', 'genre'] as const;
