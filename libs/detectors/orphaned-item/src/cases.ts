import { anUnclaimedItem, type DetectorCases } from '@stash2plex/testing/builders';
import type { orphanedItem } from './index.ts';

const TWO_PARTS = [
  { path: '/data/lake-1.mp4', size: 1_000_000 },
  { path: '/data/lake-2.mp4', size: 1_000_000 },
];

export const cases: DetectorCases<typeof orphanedItem> = {
  clean: {
    'the item holds no file': anUnclaimedItem({ item: { parts: [] } }),
  },
  gaps: {
    'no scene has its file': {
      leftover: anUnclaimedItem(),
      finding: { messageId: 'noScene', data: { library: 'Films', files: 1 } },
    },
    'no scene has any of its files': {
      leftover: anUnclaimedItem({ item: { parts: TWO_PARTS }, library: 'Clips' }),
      finding: { messageId: 'noScene', data: { library: 'Clips', files: 2 } },
    },
  },
};
