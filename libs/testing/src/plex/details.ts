import { listOrNone } from './listing.ts';
import { askedPage } from './paging.ts';
import type { PlexWorld } from './plex-world.ts';
import { renderItem } from './render-item.ts';
import type { LoggedRequest } from './request-log.ts';
import { asSeen, type View } from './view.ts';
import type { WorldItem } from './world-types.ts';
import type { JsonObject } from './xml.ts';

/** Rows of a detail read that asks for no page of its own. */
const DEFAULT_PAGE = 50;

/** `/library/metadata/{ids}`. Ids that do not exist are left out; undefined, a 404, only when none does. */
export function details(
  world: PlexWorld,
  ids: readonly string[],
  { request, view }: { readonly request: LoggedRequest; readonly view: View },
): JsonObject | undefined {
  const found = ids.flatMap((id) => world.items.get(id) ?? []).filter(isServed(world));
  if (found.length === 0) return undefined;

  const shown =
    ids.length > world.switches.emptyMultiAbove ? [] : found.filter(comesBack(world, ids));
  const { start, size = DEFAULT_PAGE } = askedPage(request);
  const rows = shown.slice(start, start + Math.min(size, world.switches.pageCap));
  return {
    size: rows.length,
    totalSize: shown.length,
    offset: start,
    allowSync: true,
    identifier: 'com.plexapp.plugins.library',
    ...listOrNone(
      rows.map((item) => renderItem(asSeen(world, item), view)),
      world.switches,
    ),
  };
}

/** Whether the answer is 500 because of one of the ids. */
export function isPoisoned({ switches }: PlexWorld, ids: readonly string[]): boolean {
  return ids.some((id) => switches.poisonIds.includes(id));
}

function isServed({ sections }: PlexWorld) {
  return (item: WorldItem) => sections.has(item.sectionKey);
}

function comesBack({ switches }: PlexWorld, ids: readonly string[]) {
  return ({ ratingKey }: WorldItem) =>
    ids.length === 1 || !switches.dropIdsFromMulti.includes(ratingKey);
}
