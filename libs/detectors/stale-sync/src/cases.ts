import { aPair, found, IN_LINE, wrote, type DetectorCases } from '@stash2plex/testing/builders';
import type { staleSync } from './index.ts';

const RENAMED = ['Ada Stone', 'Ben Fields'];
/** Plex made another title of ours, and both are as they were then. */
const REFUSED = { title: { wanted: IN_LINE.title, got: 'A Day' } };

export const cases: DetectorCases<typeof staleSync> = {
  clean: {
    'both sides agree': aPair(),
    'names differ in case and order only': aPair({ observed: { genre: ['rain', 'OUTDOOR'] } }),
    'the field is switched off': aPair({ observed: { studio: 'Red Gate' }, off: ['studio'] }),
    'Stash has no title': aPair({ desired: { title: '' }, observed: { title: 'lake' } }),
    'Stash was emptied, but the value in Plex is not ours': aPair({
      desired: { summary: '' },
      ledger: { summary: found(IN_LINE.summary) },
    }),
    "others' collections stand beside ours": aPair({
      observed: { collection: ['Favourites', 'Blue Door'] },
    }),
    'the same edit was made on both sides': aPair({
      desired: { title: 'New' },
      observed: { title: 'New' },
      ledger: { title: wrote('Old') },
    }),
    'only Plex was edited (that is drift)': aPair({
      observed: { title: 'Mine' },
      ledger: { title: wrote(IN_LINE.title) },
    }),
    'Plex would not take the title, and both sides are as they were then': aPair({
      observed: { title: 'A Day' },
      refused: REFUSED,
    }),
    'Plex has no item': aPair({ observed: 'absent' }),
    'nobody could tell what Plex shows': aPair({ observed: 'unknown' }),
  },
  gaps: {
    'a performer was renamed in Stash': {
      pair: aPair({ desired: { actor: RENAMED }, ledger: { actor: wrote(IN_LINE.actor) } }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'actor' },
        changes: [{ field: 'actor', observed: IN_LINE.actor, desired: RENAMED }],
      },
    },
    'the two differ at first contact': {
      pair: aPair({ observed: { title: 'lake', genre: ['Rain'] } }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'title, genre' },
        changes: [
          { field: 'title', observed: 'lake', desired: 'A Day at the Lake' },
          { field: 'genre', observed: ['Rain'], desired: ['Outdoor', 'Rain'] },
        ],
      },
    },
    'a title changed its case in Stash': {
      pair: aPair({ observed: { title: 'A day at the lake' } }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'title' },
        changes: [{ field: 'title', observed: 'A day at the lake', desired: 'A Day at the Lake' }],
      },
    },
    'Stash was emptied of what we wrote': {
      pair: aPair({ desired: { studio: '' }, ledger: { studio: wrote('Blue Door') } }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'studio' },
        changes: [{ field: 'studio', observed: 'Blue Door', desired: '' }],
      },
    },
    'one field is stale beside one that Plex would not take': {
      pair: aPair({ observed: { title: 'A Day', studio: 'Red Gate' }, refused: REFUSED }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'studio' },
        changes: [{ field: 'studio', observed: 'Red Gate', desired: 'Blue Door' }],
      },
    },
    'Stash changed what Plex would not take': {
      pair: aPair({
        desired: { title: 'New' },
        observed: { title: 'A Day' },
        refused: REFUSED,
      }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'title' },
        changes: [{ field: 'title', observed: 'A Day', desired: 'New' }],
      },
    },
    'one field is stale beside one that was edited in Plex': {
      pair: aPair({
        desired: { summary: 'They swim.' },
        observed: { title: 'Mine' },
        ledger: { title: wrote(IN_LINE.title), summary: wrote(IN_LINE.summary) },
      }),
      finding: {
        messageId: 'outOfDate',
        data: { fields: 'summary' },
        changes: [{ field: 'summary', observed: IN_LINE.summary, desired: 'They swim.' }],
      },
    },
  },
};
