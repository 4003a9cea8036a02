import { FIELDS, type FieldValues } from '@stash2plex/core';
import { existing } from '../item-shelf.ts';
import { withLocks } from '../item-fields.ts';
import type { PlexWorld } from '../plex-world.ts';

/** Somebody else edits an item; like Plex's own page that locks what is edited, unless told not to. */
export function rivalEdit(
  world: PlexWorld,
  ratingKey: string,
  edit: { readonly values: Partial<FieldValues>; readonly locks?: boolean },
): void {
  const item = existing(world.items, ratingKey);
  const { values, locks = true } = edit;
  const edited = FIELDS.filter((field) => field in values);
  const locked = locks ? Object.fromEntries(edited.map((field) => [field, true])) : {};
  world.putItem({
    ...withLocks(item, locked),
    values: { ...item.values, ...values },
    updatedAt: world.now,
  });
}
