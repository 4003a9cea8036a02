import { typeOf } from '../listing.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem } from '../world-types.ts';
import type { EditRequest } from './edit-request.ts';

/** The items that an edit changes. Without ids that is every item of the type in the section. */
export function editTargets(world: PlexWorld, asked: EditRequest): readonly WorldItem[] {
  const { sectionKey, ids } = asked;
  if (sectionKey === undefined) return named(world, ids);
  if (!world.sections.has(sectionKey)) return [];
  const items = ids.length === 0 ? world.itemsOf(sectionKey) : named(world, ids);
  const type = asked.type === undefined ? undefined : typeOf(asked.type);
  return items.filter(
    (item) => item.sectionKey === sectionKey && (asked.type === undefined || item.type === type),
  );
}

function named({ items, sections }: PlexWorld, ids: readonly string[]): readonly WorldItem[] {
  return [...new Set(ids)]
    .flatMap((id) => items.get(id) ?? [])
    .filter((item) => sections.has(item.sectionKey));
}
