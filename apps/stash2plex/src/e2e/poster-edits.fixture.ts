// Covers that somebody changes in Stash, and posters that somebody chooses in Plex.
import {
  aCover,
  rivalPicture,
  uploadKeyOf,
  type PlexWorld,
  type StashScene,
  type StashWorld,
  type WorldItem,
} from '@stash2plex/testing';
import type { Dice } from './random.fixture.ts';

/** So few that one which was there before comes back now and then. */
const COVERS = 40;

/** A new picture for one scene in five, or back to none. */
export function coverEdit({ covers, scenes }: StashWorld, dice: Dice): void {
  const some = scenes.all().filter(mayHaveCover);
  if (some.length === 0) return;
  const { id } = dice.oneOf(some);
  if (dice.roll(5) === 0) covers.unset(id);
  else covers.set(id, aCover(`cover ${dice.roll(COVERS)}`));
}

/** Those of the crash world that are written once in any case: of one that was in line from the first a new cover is not noticed. */
function mayHaveCover({ id }: StashScene): boolean {
  return [1, 2].includes(Number(id) % 10);
}

/** Somebody's own poster, with the lock of Plex's page or without. */
export function posterEdit(plex: PlexWorld, ratingKey: string, dice: Dice): void {
  rivalPicture(plex, ratingKey, {
    content: `theirs ${dice.roll(COVERS)}`,
    locks: dice.roll(2) === 0,
  });
}

/** Whether an item shows another poster than the cover of its scene; without a cover it may show any. */
export function hasOtherPoster(
  { covers }: StashWorld,
  { id }: StashScene,
  { artwork }: WorldItem,
): boolean {
  const cover = covers.of(id);
  return cover !== undefined && artwork.poster.selected !== uploadKeyOf(cover.bytes);
}
