import { anAmbiguousScene, type DetectorCases } from '@stash2plex/testing/builders';
import type { ambiguousMatch } from './index.ts';

export const cases: DetectorCases<typeof ambiguousMatch> = {
  clean: {
    'the scene has no file any more': anAmbiguousScene({ scene: { files: [] } }),
  },
  gaps: {
    'Plex holds its file and others in one item': {
      leftover: anAmbiguousScene({ because: 'holds-others', ratingKeys: ['100', '101'] }),
      finding: { messageId: 'holdsOthers', data: { items: '100, 101' } },
    },
    'another scene has its file': {
      leftover: anAmbiguousScene({ because: 'claimed-twice' }),
      finding: { messageId: 'claimedTwice', data: { items: '100' } },
    },
    'only its name is known in Plex, and that fits several items': {
      leftover: anAmbiguousScene({ because: 'name-not-unique', ratingKeys: [] }),
      finding: { messageId: 'nameNotUnique' },
    },
  },
};
