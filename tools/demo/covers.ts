// Covers of scenes in the simulated Stash, and the posters that Plex shall show because of them.
import { aCover, uploadKeyOf, type MadeUpLibrary } from '@stash2plex/testing/simulators';

/** Of those scenes that a repair has a reason to write. */
const ONE_OF = 5;

/** Gives every fifth scene with a gap a cover, as old as its last edit; the others show Stash's placeholder. */
export function giveCovers({ stash, truth }: MadeUpLibrary, now: Date): void {
  const { 'empty-metadata': empty, 'stale-sync': stale } = truth('all').gaps;
  const given = new Set([...empty, ...stale].filter((_, nth) => nth % ONE_OF === 0));
  for (const { id, updated_at: editedAt } of stash.scenes.all()) {
    if (!given.has(id)) continue;
    stash.clock.setNow(new Date(editedAt));
    stash.covers.set(id, aCover(`The cover of scene ${id}.`));
  }
  stash.clock.setNow(now);
}

/** What Plex calls the cover of this scene as a poster; undefined where it has none. */
export function posterOf({ stash }: MadeUpLibrary, sceneId: string): string | undefined {
  const cover = stash.covers.of(sceneId);
  return cover && uploadKeyOf(cover.bytes);
}
