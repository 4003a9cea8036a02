import { oneOf, someOf } from './chance.ts';
import type { Nasty } from './nasty.ts';
import { harmlessPlex, nastyPlex } from './of-plex.ts';

/** What becomes of pictures. */
export const PLEX_PICTURES: readonly Nasty[] = [
  harmlessPlex('plex-locks-pictures', 'locks whatever picture is uploaded or chosen', () => ({
    uploadsLock: true,
  })),
  harmlessPlex('plex-picture-names', 'takes uploads at the other address', () => ({
    uploadNames: 'elements',
  })),
  nastyPlex('plex-ignores-pictures', 'answers 200 to uploads and does nothing', () => ({
    ignoreUploads: true,
  })),
  nastyPlex('plex-refuses-pictures', 'refuses the pictures of an item', (roll, { items }) => ({
    refuseUploads: {
      ratingKeys: someOf(roll, items.keys(), 5),
      status: oneOf(roll, [500, 400, 413, 415]),
    },
  })),
];
