import { existing } from '../item-shelf.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem } from '../world-types.ts';

/** An item comes back under a key that nobody knows, as after its file was replaced. */
export function renewKey(world: PlexWorld, ratingKey: string): WorldItem {
  const item = existing(world.items, ratingKey);
  const { id, ratingKey: renewed } = world.addItem({ sectionKey: item.sectionKey });
  world.removeItem(ratingKey);
  return world.putItem({ ...item, id, ratingKey: renewed });
}

/** A new database: each of these keys names the item that the key before it named, the first one that of the last. */
export function rotateKeys(world: PlexWorld, ratingKeys: readonly string[]): void {
  const items = ratingKeys.map((key) => existing(world.items, key));
  items.forEach(({ id, ratingKey }, index) => {
    const other = items.at(index - 1);
    if (other) world.putItem({ ...other, id, ratingKey });
  });
}
