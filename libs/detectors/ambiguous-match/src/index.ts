import { defineMatchDetector } from '@stash2plex/core';

export const ambiguousMatch = defineMatchDetector({
  id: 'ambiguous-match',
  meta: {
    description: 'A scene that is left alone, because its item could be another scene’s.',
    rationale:
      'Plex merges files that look alike into one item, and one file can be in two scenes: whatever was written would be wrong for one of them, so nothing is, and nobody would know why.',
    severity: 'warning',
    messages: {
      holdsOthers:
        'In Plex its file is in one item with files that are not of this scene (items: {{items}}). Split the item in Plex.',
      claimedTwice:
        'Another scene has the same file (items: {{items}}). Merge the scenes in Stash, or take the file out of one.',
      nameNotUnique:
        'No path fits, and the name and size of its file fit several items, or other scenes, too. See whether path_map is right.',
    },
  },
  defaultMode: 'report',
  detect({ scene, because, ratingKeys }) {
    if (scene.files.length === 0) return undefined;
    if (because === 'name-not-unique') return { messageId: 'nameNotUnique' };
    const messageId = because === 'holds-others' ? 'holdsOthers' : 'claimedTwice';
    return { messageId, data: { items: ratingKeys.join(', ') } };
  },
});
