import type { FieldValues } from '@stash2plex/core';
import { newArtwork } from './pictures/artwork.ts';
import type { ItemChange, NewItem, WorldItem } from './world-types.ts';

const NO_VALUES: FieldValues = {
  title: '',
  studio: '',
  summary: '',
  originallyAvailableAt: '',
  actor: [],
  genre: [],
  collection: [],
};

/** An item as a spec describes it, with a healthy rest. */
export function newItem(id: number, given: NewItem, now: Date): WorldItem {
  const path = `/media/movies/${id}.mp4`;
  return {
    id,
    ratingKey: given.ratingKey ?? String(id),
    sectionKey: given.sectionKey ?? '1',
    type: given.type ?? 'movie',
    values: { ...NO_VALUES, title: `Title ${id}`, ...given.values },
    otherTags: given.otherTags ?? {},
    otherTexts: given.otherTexts ?? {},
    media: mediaOf(given) ?? [{ parts: [{ path, size: 1_000_000 + id }] }],
    locked: given.locked ?? [],
    artwork: { ...newArtwork(id), ...given.artwork },
    deletedAt: given.deletedAt,
    addedAt: now,
    updatedAt: now,
  };
}

export function changedItem(item: WorldItem, change: ItemChange, now: Date): WorldItem {
  const { parts, media, values, artwork, ...rest } = change;
  return {
    ...item,
    ...rest,
    values: { ...item.values, ...values },
    artwork: { ...item.artwork, ...artwork },
    media: mediaOf({ ...(parts && { parts }), ...(media && { media }) }) ?? item.media,
    updatedAt: now,
  };
}

function mediaOf({ media, parts }: Pick<NewItem, 'media' | 'parts'>) {
  return media ?? (parts && [{ parts }]);
}
