import { isFamily, withLocks, withTags, withText } from '../item-fields.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem } from '../world-types.ts';
import { mergedTags, type TagEdit } from './merge-tags.ts';

/** The item after an edit. */
export function editedItem(world: PlexWorld, item: WorldItem, asked: TagEdit): WorldItem {
  const { edit } = asked;
  const { alters } = world.switches;
  let edited = withLocks(item, edit.locks);
  for (const [name, text] of Object.entries(edit.texts)) {
    edited = withText(edited, name, alters[name]?.(text) ?? text);
  }
  const families = [...Object.keys(edit.lists), ...Object.keys(edit.removals), ...edit.emptied];
  for (const family of new Set(families.filter(isFamily))) {
    edited = withTags(edited, family, mergedTags(world, item, { ...asked, family }));
  }
  return { ...edited, updatedAt: movesUpdatedAt(world, asked) ? world.now : item.updatedAt };
}

function movesUpdatedAt({ switches }: PlexWorld, { edit }: TagEdit): boolean {
  return !switches.staleUpdatedAt || Object.keys(edit.texts).length > 0;
}
