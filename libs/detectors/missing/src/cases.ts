import { aPair, type DetectorCases } from '@stash2plex/testing/builders';
import type { missing } from './index.ts';

const TWO_FILES = [
  { path: '/data/lake.mp4', size: 1_000_000 },
  { path: '/data/lake-4k.mp4', size: 4_000_000 },
];

export const cases: DetectorCases<typeof missing> = {
  clean: {
    'Plex has an item for it': aPair(),
    'nobody could tell whether Plex has it': aPair({ observed: 'unknown' }),
    'the scene has no file that Plex could have': aPair({
      scene: { files: [] },
      observed: 'absent',
    }),
  },
  gaps: {
    'Plex has no item with its file': {
      pair: aPair({ observed: 'absent' }),
      finding: { messageId: 'notInPlex', data: { files: 1 } },
    },
    'Plex has no item with one of its files': {
      pair: aPair({ scene: { files: TWO_FILES }, observed: 'absent' }),
      finding: { messageId: 'notInPlex', data: { files: 2 } },
    },
  },
};
