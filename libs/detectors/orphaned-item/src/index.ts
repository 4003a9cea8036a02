import { defineItemDetector } from '@stash2plex/core';

export const orphanedItem = defineItemDetector({
  id: 'orphaned-item',
  meta: {
    description: 'An item of Plex whose file no scene of Stash has.',
    rationale:
      'A scene was destroyed and its file kept, or Stash never scanned a folder that Plex has: the item stays in Plex as it is, and nobody looks after it.',
    severity: 'info',
    messages: {
      noScene: 'No scene has a file of this item of the library "{{library}}" (files: {{files}}).',
    },
  },
  defaultMode: 'report',
  detect({ item, library }) {
    const files = item.parts.length;
    return files === 0 ? undefined : { messageId: 'noScene', data: { library, files } };
  },
});
