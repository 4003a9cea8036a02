import {
  aPair,
  IN_LINE,
  JUST_SCANNED,
  wrote,
  type DetectorCases,
} from '@stash2plex/testing/builders';
import type { emptyMetadata } from './index.ts';

const BARE = { studio: '', summary: '', actor: [], genre: [] };
const NOTHING_ELSE = ['title', 'originallyAvailableAt', 'collection'] as const;
const ONLY_TEXTS = [...NOTHING_ELSE, 'actor', 'genre'] as const;

export const cases: DetectorCases<typeof emptyMetadata> = {
  clean: {
    'both sides agree': aPair(),
    'Plex shows at least something': aPair({ observed: { ...JUST_SCANNED, genre: ['Other'] } }),
    'Stash knows no more than Plex does': aPair({ desired: BARE, observed: JUST_SCANNED }),
    'what Stash knows is switched off': aPair({
      off: ['studio', 'summary', 'actor', 'genre'],
      observed: JUST_SCANNED,
    }),
    'Plex would take none of it, and both sides are as they were then': aPair({
      desired: { actor: [], genre: [] },
      observed: JUST_SCANNED,
      refused: {
        studio: { wanted: 'Blue Door', got: '' },
        summary: { wanted: IN_LINE.summary, got: '' },
      },
    }),
    'Plex has no item': aPair({ observed: 'absent' }),
    'nobody could tell what Plex shows': aPair({ observed: 'unknown' }),
  },
  gaps: {
    'Plex has only scanned the file': {
      pair: aPair({ observed: JUST_SCANNED }),
      finding: {
        messageId: 'nothingShown',
        data: { fields: 'studio, summary, actor, genre' },
        changes: [
          { field: 'title', observed: 'lake', desired: 'A Day at the Lake' },
          { field: 'studio', observed: '', desired: 'Blue Door' },
          { field: 'summary', observed: '', desired: 'They go to the lake.\nIt rains.' },
          { field: 'originallyAvailableAt', observed: '2024-01-01', desired: '2024-05-17' },
          { field: 'actor', observed: [], desired: ['Ada Stone', 'Ben Field'] },
          { field: 'genre', observed: [], desired: ['Outdoor', 'Rain'] },
          { field: 'collection', observed: [], desired: ['Blue Door'] },
        ],
      },
    },
    'Plex would not take one of several values': {
      pair: aPair({
        off: ONLY_TEXTS,
        observed: BARE,
        refused: { summary: { wanted: IN_LINE.summary, got: '' } },
      }),
      finding: {
        messageId: 'nothingShown',
        data: { fields: 'studio' },
        changes: [{ field: 'studio', observed: '', desired: 'Blue Door' }],
      },
    },
    'Plex wiped what we had written': {
      pair: aPair({
        off: ONLY_TEXTS,
        desired: { summary: '' },
        observed: BARE,
        ledger: { studio: wrote('Blue Door') },
      }),
      finding: {
        messageId: 'nothingShown',
        data: { fields: 'studio' },
        changes: [{ field: 'studio', observed: '', desired: 'Blue Door' }],
      },
    },
  },
};
