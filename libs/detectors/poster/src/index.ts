import { defineDetector, pictureState, PICTURE_KINDS, type PictureState } from '@stash2plex/core';

export const poster = defineDetector({
  id: 'poster',
  meta: {
    description: 'Plex shows no poster, or not the one that it was given.',
    rationale:
      "Plex makes a poster from some moment of the file, and a refresh may bring that back: the scene's cover would be gone.",
    severity: 'info',
    messages: {
      bare: 'Plex shows no {{pictures}}.',
      other: 'Plex shows another {{pictures}} than it was given.',
      open: 'The cover in Stash is not yet the {{pictures}} in Plex.',
    },
  },
  defaultMode: 'repair',
  detect(pair) {
    if (!pair.desired.pictures) return undefined;
    const states = PICTURE_KINDS.map((kind) => ({ kind, state: pictureState(kind, pair) }));
    for (const messageId of MESSAGES) {
      const pictures = states.filter(({ state }) => state === messageId).map(({ kind }) => kind);
      if (pictures.length === 0) continue;
      return { messageId, data: { pictures: pictures.join(', ') }, pictures };
    }
    return undefined;
  },
});

/** What is worst comes first. */
const MESSAGES = ['bare', 'other', 'open'] as const satisfies readonly PictureState[];
