import type { Alarm } from './alarms.ts';
import type { LoggedRequest } from './request-log.ts';
import { plexSwitches, type PlexSwitches } from './switches.ts';
import { changedItem, newItem } from './world-items.ts';
import { sectionShelf, type SectionShelf } from './world-sections.ts';
import type { ItemChange, NewItem, NewSection, WorldItem } from './world-types.ts';

export interface PlexWorldOptions {
  readonly machineIdentifier?: string;
  readonly version?: string;
  /** The owner's token: may read and write. */
  readonly token?: string;
  /** Tokens of managed users: they read, without paths of files. */
  readonly managedTokens?: readonly string[];
  readonly now?: Date;
  /** Default: one movie library, key 1, called Movies. */
  readonly sections?: readonly NewSection[];
}

/** One Plex server in memory. Set what is settable at any time; the next request sees it. */
export interface PlexWorld extends SectionShelf {
  machineIdentifier: string;
  version: string;
  token: string;
  managedTokens: readonly string[];
  /** The server's clock: stands still until a spec moves it. */
  now: Date;
  readonly switches: PlexSwitches;
  readonly items: ReadonlyMap<string, WorldItem>;
  readonly addItem: (item?: NewItem) => WorldItem;
  readonly changeItem: (ratingKey: string, change: ItemChange) => WorldItem;
  readonly removeItem: (ratingKey: string) => void;
  /** Items of a section in the order of `sort=id`. */
  readonly itemsOf: (sectionKey: string) => readonly WorldItem[];
  readonly requests: LoggedRequest[];
  readonly alarms: Alarm[];
  /** Requests in work now and the most there ever were. */
  readonly inFlight: { now: number; most: number };
}

export function plexWorld(options: PlexWorldOptions = {}): PlexWorld {
  const now = options.now ?? new Date('2026-01-05T12:00:00Z');
  const shelf = sectionShelf(options.sections ?? [{}], now);
  const items = new Map<string, WorldItem>();
  let sorted = new Map<string, WorldItem[]>();
  let lastId = 1000;

  const put = (item: WorldItem) => {
    items.set(item.ratingKey, item);
    sorted = new Map();
    shelf.touch(item.sectionKey);
    return item;
  };
  const world: PlexWorld = {
    machineIdentifier: options.machineIdentifier ?? 'plex-machine-1',
    version: options.version ?? '1.43.0.10000-abc123',
    token: options.token ?? 'owner-token',
    managedTokens: options.managedTokens ?? [],
    now,
    switches: plexSwitches(),
    ...shelf,
    items,
    addItem: (given = {}) => {
      lastId = Math.max(lastId + 1, Number(given.ratingKey) || 0);
      return put(newItem(Number(given.ratingKey) || lastId, given, world.now));
    },
    changeItem: (ratingKey, change) =>
      put(changedItem(existing(items, ratingKey), change, world.now)),
    removeItem: (ratingKey) => {
      const { sectionKey } = existing(items, ratingKey);
      items.delete(ratingKey);
      sorted = new Map();
      shelf.touch(sectionKey);
    },
    itemsOf: (sectionKey) => {
      if (sorted.size === 0) sorted = bySection(items);
      return sorted.get(sectionKey) ?? [];
    },
    requests: [],
    alarms: [],
    inFlight: { now: 0, most: 0 },
  };
  return world;
}

function existing(items: ReadonlyMap<string, WorldItem>, ratingKey: string): WorldItem {
  const item = items.get(ratingKey);
  if (!item) throw new Error(`This Plex world holds no item ${ratingKey}.`);
  return item;
}

function bySection(items: ReadonlyMap<string, WorldItem>): Map<string, WorldItem[]> {
  const inOrder = [...items.values()].sort((a, b) => a.id - b.id);
  return Map.groupBy(inOrder, (item) => item.sectionKey);
}
