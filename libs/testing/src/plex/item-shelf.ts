import type { SectionShelf } from './world-sections.ts';
import { changedItem, newItem } from './world-items.ts';
import type { ItemChange, NewItem, WorldItem } from './world-types.ts';

/** The items of a server. */
export interface ItemShelf {
  readonly items: ReadonlyMap<string, WorldItem>;
  readonly addItem: (item?: NewItem) => WorldItem;
  readonly changeItem: (ratingKey: string, change: ItemChange) => WorldItem;
  readonly removeItem: (ratingKey: string) => void;
  /** As it is, in the place of what had its key; the section's `contentChangedAt` does not move. */
  readonly putItem: (item: WorldItem) => WorldItem;
  /** Items of a section in the order of `sort=id`. */
  readonly itemsOf: (sectionKey: string) => readonly WorldItem[];
}

interface Around {
  readonly touch: SectionShelf['touch'];
  readonly now: () => Date;
  /** Told of every item that comes or changes. */
  readonly learn: (item: WorldItem) => void;
}

export function itemShelf({ touch, now, learn }: Around): ItemShelf {
  const items = new Map<string, WorldItem>();
  let sorted = new Map<string, WorldItem[]>();
  let lastId = 1000;

  const putItem = (item: WorldItem) => {
    items.set(item.ratingKey, item);
    sorted = new Map();
    learn(item);
    return item;
  };
  const put = (item: WorldItem) => {
    touch(item.sectionKey);
    return putItem(item);
  };
  return {
    items,
    addItem: (given = {}) => {
      lastId = Math.max(lastId + 1, Number(given.ratingKey) || 0);
      return put(newItem(Number(given.ratingKey) || lastId, given, now()));
    },
    changeItem: (ratingKey, change) => put(changedItem(existing(items, ratingKey), change, now())),
    removeItem: (ratingKey) => {
      const { sectionKey } = existing(items, ratingKey);
      items.delete(ratingKey);
      sorted = new Map();
      touch(sectionKey);
    },
    putItem,
    itemsOf: (sectionKey) => {
      if (sorted.size === 0) sorted = bySection(items);
      return sorted.get(sectionKey) ?? [];
    },
  };
}

/** Throws when there is none. */
export function existing(items: ReadonlyMap<string, WorldItem>, ratingKey: string): WorldItem {
  const item = items.get(ratingKey);
  if (!item) throw new Error(`This Plex world holds no item ${ratingKey}.`);
  return item;
}

function bySection(items: ReadonlyMap<string, WorldItem>): Map<string, WorldItem[]> {
  const inOrder = [...items.values()].sort((a, b) => a.id - b.id);
  return Map.groupBy(inOrder, (item) => item.sectionKey);
}
