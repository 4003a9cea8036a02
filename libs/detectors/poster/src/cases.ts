import { aPair, type DetectorCases } from '@stash2plex/testing/builders';
import type { poster } from './index.ts';

const WANTED = ['poster'] as const;
const THUMB = '/library/metadata/100/thumb/1700000000';
const OTHER = '/library/metadata/100/thumb/1700000999';
const WRITTEN = { state: 'written', sha1: 'a9', shown: THUMB, locked: true } as const;
const shown = (poster: string) => ({ poster });

export const cases: DetectorCases<typeof poster> = {
  clean: {
    'Plex shows the one that it was given': aPair({
      pictures: { wanted: WANTED, shown: shown(THUMB), known: { poster: WRITTEN } },
    }),
    'Plex shows some poster and was never given one': aPair({
      pictures: { wanted: WANTED, shown: shown(OTHER) },
    }),
    'posters are switched off': aPair({
      pictures: { wanted: [], known: { poster: WRITTEN } },
    }),
    'the scene has no cover': aPair({
      pictures: { wanted: WANTED, known: { poster: { state: 'none', locked: false } } },
    }),
    'the cover is none that Plex could take': aPair({
      pictures: { wanted: WANTED, known: { poster: { state: 'unusable', locked: false } } },
    }),
    "Plex shows a user's own, which is to stay": aPair({
      pictures: {
        wanted: WANTED,
        shown: shown(OTHER),
        known: { poster: { ...WRITTEN, state: 'kept', shown: OTHER } },
      },
    }),
    'Plex has no item': aPair({ observed: 'absent', pictures: { wanted: WANTED } }),
    'nobody could tell what Plex shows': aPair({
      observed: 'unknown',
      pictures: { wanted: WANTED },
    }),
  },
  gaps: {
    'Plex shows none': {
      pair: aPair({ pictures: { wanted: WANTED } }),
      finding: { messageId: 'bare', data: { pictures: 'poster' }, pictures: ['poster'] },
    },
    'Plex shows none any more': {
      pair: aPair({ pictures: { wanted: WANTED, known: { poster: WRITTEN } } }),
      finding: { messageId: 'bare', data: { pictures: 'poster' }, pictures: ['poster'] },
    },
    'Plex shows another than it was given': {
      pair: aPair({
        pictures: { wanted: WANTED, shown: shown(OTHER), known: { poster: WRITTEN } },
      }),
      finding: { messageId: 'other', data: { pictures: 'poster' }, pictures: ['poster'] },
    },
    'the last repair could not write it': {
      pair: aPair({
        pictures: {
          wanted: WANTED,
          shown: shown(THUMB),
          known: { poster: { state: 'open', locked: false } },
        },
      }),
      finding: { messageId: 'open', data: { pictures: 'poster' }, pictures: ['poster'] },
    },
  },
};
