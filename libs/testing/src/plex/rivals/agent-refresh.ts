import type { FieldValues } from '@stash2plex/core';
import { existing } from '../item-shelf.ts';
import { chosen, ownKey } from '../pictures/artwork.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem } from '../world-types.ts';

export interface AgentRefresh {
  /** Default: every item of every section. */
  readonly ratingKeys?: readonly string[];
  /** What the agent knows; default: a title from the file name and nothing else, collections left alone. */
  readonly values?: (item: WorldItem) => Partial<FieldValues>;
  /** A new match does not care for locks; they stay on what it puts there. */
  readonly ignoresLocks?: boolean;
}

/** A metadata agent reads items anew: what is not locked gets its values. */
export function agentRefresh(world: PlexWorld, refresh: AgentRefresh = {}): void {
  const { ratingKeys = [...world.items.keys()], values = fromFile, ignoresLocks = false } = refresh;
  for (const key of ratingKeys) {
    const item = existing(world.items, key);
    const locked = new Set(ignoresLocks ? [] : item.locked);
    const open = Object.entries(values(item)).filter(([field]) => !locked.has(field));
    world.putItem({
      ...item,
      artwork: locked.has('thumb') ? item.artwork : withOwnPoster(item),
      values: { ...item.values, ...(Object.fromEntries(open) as Partial<FieldValues>) },
      updatedAt: world.now,
    });
  }
}

/** A poster from some moment of the file. */
function withOwnPoster({ artwork, id }: WorldItem): WorldItem['artwork'] {
  const key = ownKey(id, 'poster');
  if (artwork.poster.selected === key) return artwork;
  return { ...artwork, poster: chosen(artwork.poster, key) };
}

/** All that Plex can tell of a file that nobody described. */
function fromFile({ media }: WorldItem): Partial<FieldValues> {
  const path = media[0]?.parts[0]?.path ?? '';
  const title = path.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  return { ...NOTHING, title };
}

const NOTHING = { studio: '', summary: '', originallyAvailableAt: '', actor: [], genre: [] };
