// Covers of scenes, and what is to become of the posters of their items.
import { aCover, uploadKeyOf, type StashWorld, type WorldItem } from '@stash2plex/testing';
import { ownItems } from './judge.fixture.ts';
import type { Items, Library } from './library.fixture.ts';

/** What Stash has for a cover; without one it shows a placeholder. */
export const COVERS = [
  ...(['none', 'none', 'picture', 'picture', 'picture', 'picture', 'picture', 'picture'] as const),
  ...(['video', 'huge'] as const),
];
export type Cover = (typeof COVERS)[number];

/** One byte more than Plex takes. */
const HUGE = aCover('huge', 10_480_001);

export function putCover({ covers }: StashWorld, id: string, cover: Cover): void {
  if (cover === 'picture') covers.set(id, aCover(`of ${id}`));
  if (cover === 'video') covers.set(id, Buffer.from('....ftypisom'), 'video/mp4');
  if (cover === 'huge') covers.set(id, HUGE);
}

/** Items that do not show the cover of their scene, or no longer what they showed although Plex could take none: `scene place: key`. */
export function wrongPosters(library: Library, before: Items): readonly string[] {
  return ownItems(library).flatMap(({ sceneId, place, item }) => {
    const first = before.get(place);
    const shown = item.artwork.poster.selected;
    if (!first || shown === wantedPoster(library.stash, sceneId, first)) return [];
    return [`${sceneId} ${place}: ${shown}`];
  });
}

function wantedPoster({ covers }: StashWorld, sceneId: string, first: WorldItem) {
  const cover = covers.of(sceneId);
  const isPicture = cover && cover.type !== 'video/mp4' && cover.bytes !== HUGE;
  return isPicture ? uploadKeyOf(cover.bytes) : first.artwork.poster.selected;
}
