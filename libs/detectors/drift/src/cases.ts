import { aPair, found, IN_LINE, wrote, type DetectorCases } from '@stash2plex/testing/builders';
import type { drift } from './index.ts';

const KNOWN = { title: wrote(IN_LINE.title), genre: found(IN_LINE.genre) };

export const cases: DetectorCases<typeof drift> = {
  clean: {
    'both sides agree': aPair({ ledger: KNOWN }),
    'nothing is known of what was written': aPair({ observed: { title: 'Theirs' } }),
    'only Stash was edited (that is stale)': aPair({
      desired: { title: 'New' },
      ledger: KNOWN,
    }),
    'the field is switched off': aPair({
      observed: { title: 'Theirs' },
      ledger: KNOWN,
      off: ['title'],
    }),
    'somebody added a collection': aPair({
      observed: { collection: ['Blue Door', 'Favourites'] },
      ledger: { collection: wrote(IN_LINE.collection) },
    }),
    'Plex would not take the title, and both sides are as they were then': aPair({
      observed: { title: 'A Day' },
      ledger: KNOWN,
      refused: { title: { wanted: IN_LINE.title, got: 'A Day' } },
    }),
    'Plex has no item': aPair({ observed: 'absent', ledger: KNOWN }),
    'nobody could tell what Plex shows': aPair({ observed: 'unknown', ledger: KNOWN }),
  },
  gaps: {
    'somebody edited the title in Plex': {
      pair: aPair({ observed: { title: 'Theirs' }, ledger: KNOWN }),
      finding: {
        messageId: 'editedInPlex',
        data: { fields: 'title' },
        changes: [{ field: 'title', observed: 'Theirs', desired: IN_LINE.title }],
      },
    },
    'a refresh took tags away': {
      pair: aPair({ observed: { genre: [] }, ledger: KNOWN }),
      finding: {
        messageId: 'editedInPlex',
        data: { fields: 'genre' },
        changes: [{ field: 'genre', observed: [], desired: IN_LINE.genre }],
      },
    },
  },
};
