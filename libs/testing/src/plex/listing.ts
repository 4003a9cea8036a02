import { askedPage, type Page } from './paging.ts';
import type { PlexWorld } from './plex-world.ts';
import { renderItem } from './render-item.ts';
import type { LoggedRequest } from './request-log.ts';
import { asSeen, type View } from './view.ts';
import type { PlexSwitches } from './switches.ts';
import type { WorldItem, WorldSection } from './world-types.ts';
import type { JsonObject } from './xml.ts';

/** Types by the numbers that `type=` takes. */
const TYPES: Readonly<Record<string, string>> = {
  1: 'movie',
  2: 'show',
  3: 'season',
  4: 'episode',
  12: 'clip',
  18: 'collection',
};

/** What `type=1` stands for; undefined for what is no type. */
export function typeOf(number: string): string | undefined {
  return TYPES[number];
}

/** `/library/sections/{id}/all`: one page of a section. */
export function listing(
  world: PlexWorld,
  section: WorldSection,
  { request, view }: { readonly request: LoggedRequest; readonly view: View },
): JsonObject {
  const { switches } = world;
  const all = visible(world, section, request);
  const { start, size } = shifted(askedPage(request), switches);
  const rows = switches.unpaged ? all : all.slice(start, start + rowsOf(size, switches));
  if (switches.bareEnd && rows.length === 0) return { size: 0 };
  const metadata = rows.map((item) => renderItem(asSeen(world, item), view));
  return {
    size: rows.length,
    ...(!switches.unpaged && { totalSize: all.length, offset: askedPage(request).start }),
    allowSync: section.allowSync,
    identifier: 'com.plexapp.plugins.library',
    librarySectionID: Number(section.key),
    librarySectionTitle: section.title,
    viewGroup: 'movie',
    viewMode: '65592',
    ...listOrNone(metadata, switches),
  };
}

/** An empty page has no `Metadata` at all. */
export function listOrNone(
  metadata: readonly JsonObject[],
  { oddTypes }: PlexSwitches,
): JsonObject {
  const [only] = metadata;
  if (!only) return {};
  return { Metadata: oddTypes && metadata.length === 1 ? only : metadata };
}

function visible(
  { itemsOf, switches }: PlexWorld,
  section: WorldSection,
  request: LoggedRequest,
): readonly WorldItem[] {
  const { query } = request;
  const { start } = askedPage(request);
  const type = typeOf(query['type'] ?? '');
  const isAsked = (item: WorldItem) =>
    !type || item.type === type || (switches.mixCollections && item.type === 'collection');
  const order = start > 0 && switches.titlesMove ? 'moved' : 'by title';
  const items = inOrder(itemsOf(section.key), query['sort'], order);
  const asked = cached(items, `${String(type)} ${String(switches.mixCollections)}`, () =>
    items.filter(isAsked),
  );
  const there = thereAt(start, asked, switches);
  return there.length > switches.shrinkListing ? there.slice(0, switches.shrinkListing) : there;
}

/** Without rows that come, or those that go, between the first page and the others. */
function thereAt(
  start: number,
  items: readonly WorldItem[],
  { vanishBetweenPages, comeBetweenPages }: PlexSwitches,
): readonly WorldItem[] {
  const hidden = start === 0 ? comeBetweenPages : vanishBetweenPages;
  if (hidden.length === 0) return items;
  return items.filter(({ ratingKey }) => !hidden.includes(ratingKey));
}

/** Without `sort` Plex sorts by title, which moves while titles are edited. */
function inOrder(
  items: readonly WorldItem[],
  sort: string | undefined,
  order: 'by title' | 'moved',
): readonly WorldItem[] {
  if (sort === 'id') return items;
  return cached(items, order, () => {
    const byTitle = items.toSorted((a, b) => sortTitle(a).localeCompare(sortTitle(b)));
    return order === 'moved' ? byTitle.reverse() : byTitle;
  });
}

function sortTitle({ values, otherTexts }: WorldItem): string {
  return otherTexts['titleSort'] ?? values.title;
}

const derived = new WeakMap<readonly WorldItem[], Map<string, readonly WorldItem[]>>();

// A listing of 100,000 rows is asked for 200 times: filter and sort it once.
function cached(
  items: readonly WorldItem[],
  name: string,
  make: () => readonly WorldItem[],
): readonly WorldItem[] {
  const known = derived.get(items) ?? new Map<string, readonly WorldItem[]>();
  derived.set(items, known);
  const made = known.get(name) ?? make();
  known.set(name, made);
  return made;
}

function shifted({ start, size }: Page, { skipRows, doubleRows }: PlexSwitches): Page {
  return { start: start === 0 ? 0 : Math.max(0, start + skipRows - doubleRows), size };
}

function rowsOf(size: number | undefined, { shortPages, pageCap }: PlexSwitches): number {
  const asked = size ?? Number.POSITIVE_INFINITY;
  const given = asked === 0 ? 0 : Math.max(1, asked - shortPages);
  return Math.min(given, pageCap);
}
