import { defineDetector } from '@stash2plex/core';

export const missing = defineDetector({
  id: 'missing',
  meta: {
    description: 'A scene of Stash of which Plex has no item.',
    rationale:
      'Plex scans on its own schedule, and a wrong folder or path mapping hides whole libraries: nothing tells you which scenes never arrived.',
    severity: 'warning',
    messages: { notInPlex: 'Plex has no item for any file of the scene (files: {{files}}).' },
  },
  defaultMode: 'repair',
  detect({ scene, observed }) {
    // Only what is proven counts: an item that could not be read is not missing.
    if (observed.status !== 'absent') return undefined;
    const files = scene.files.length;
    return files === 0 ? undefined : { messageId: 'notInPlex', data: { files } };
  },
});
