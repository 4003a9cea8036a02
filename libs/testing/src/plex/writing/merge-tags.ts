import { tagsOf, type Family } from '../item-fields.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem } from '../world-types.ts';
import { asRow, rowKey } from './normalise.ts';
import type { ParsedEdit } from './world-write.ts';

export interface TagEdit {
  readonly edit: ParsedEdit;
  /** Whether a list takes the place of what is there. */
  readonly replaces: boolean;
}

/** The names of a family after an edit. */
export function mergedTags(
  world: PlexWorld,
  item: WorldItem,
  { family, edit, replaces }: TagEdit & { readonly family: Family },
): readonly string[] {
  const { switches } = world;
  const isEmptied = edit.emptied.includes(family);
  if (isEmptied && switches.emptyingWins) return [];

  const key = (name: string) => rowKey(switches, name);
  const sent = (edit.lists[family] ?? []).map((name) => asRow(world, family, name));
  const wanted = byKey(sent.filter(Boolean), key);
  const isReplaced = isEmptied || (replaces && wanted.size > 0);
  const present = byKey(isReplaced ? [] : tagsOf(item, family), key);

  const merged = new Map([...present, ...wanted, ...present]);
  for (const name of edit.removals[family] ?? []) {
    if (switches.removalWins || !wanted.has(key(name))) merged.delete(key(name));
  }
  return [...merged.values()];
}

function byKey(
  names: readonly string[],
  key: (name: string) => string,
): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [key(name), name]));
}
