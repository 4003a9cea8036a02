import type { PictureKind } from '@stash2plex/core';
import { withLocks } from '../item-fields.ts';
import { existing } from '../item-shelf.ts';
import { chosen, lockOf, uploadKeyOf } from '../pictures/artwork.ts';
import type { PlexWorld } from '../plex-world.ts';

/** Somebody gives an item a picture of their own; like Plex's own page that locks it, unless told not to. Returns its key. */
export function rivalPicture(
  world: PlexWorld,
  ratingKey: string,
  its: { readonly kind?: PictureKind; readonly content?: string; readonly locks?: boolean } = {},
): string {
  const { kind = 'poster', content = 'their own', locks = true } = its;
  const item = existing(world.items, ratingKey);
  const key = uploadKeyOf(content, kind);
  const shown = { ...item.artwork, [kind]: chosen(item.artwork[kind], key) };
  world.putItem(withLocks({ ...item, artwork: shown }, locks ? { [lockOf(kind)]: true } : {}));
  return key;
}
