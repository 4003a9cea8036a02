import type { WorldItem } from './world-types.ts';
import type { JsonObject } from './xml.ts';

/** How many names a listing shows: Plex cuts genres to 2 and actors to 3. Other families are not there at all. */
const LISTED: Readonly<Record<string, number>> = {
  Genre: 2,
  Director: 2,
  Writer: 2,
  Country: 2,
  Collection: 2,
  Role: 3,
};

/** The tags of a listing row, `{tag}` only. */
export function cutTags(item: WorldItem): JsonObject {
  return elements(item, (name, tags) => tags.slice(0, LISTED[name] ?? 0).map((tag) => ({ tag })));
}

/** The tags of a detail. */
export function fullTags(item: WorldItem): JsonObject {
  return elements(item, (_, tags) => tags.map(fullTag));
}

function fullTag(tag: string, index: number): JsonObject {
  return { id: 100 + index, filter: `tag=${100 + index}`, tag };
}

function elements(
  item: WorldItem,
  render: (name: string, tags: readonly string[]) => JsonObject[],
): JsonObject {
  const all = families(item).map(([name, tags]) => [name, render(name, tags)] as const);
  return Object.fromEntries(all.filter(([, rows]) => rows.length > 0));
}

function families({ values, otherTags }: WorldItem): [string, readonly string[]][] {
  const others = Object.entries(otherTags).map(([family, tags]): [string, readonly string[]] => [
    family.charAt(0).toUpperCase() + family.slice(1),
    tags,
  ]);
  return [
    ['Genre', values.genre],
    ['Role', values.actor],
    ['Collection', values.collection],
    ...others,
  ];
}
