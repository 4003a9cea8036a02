import type { IndexedItem, Observation, PlexItem } from '@stash2plex/core';

export interface Observed {
  readonly present: readonly PlexItem[];
  readonly doubtful: readonly IndexedItem[];
  readonly because: string | undefined;
  /** Listed, and gone by now: proxies say so of what is there, too. */
  readonly vanished: readonly IndexedItem[];
}

/** What became of the items that the index names for a scene. */
export function sortObserved(
  candidates: readonly IndexedItem[],
  observed: ReadonlyMap<string, Observation>,
): Observed {
  const seen = candidates.map((item) => ({
    item,
    found: observed.get(item.ratingKey) ?? notAnswered(item),
  }));
  const unread = seen.filter(({ found }) => found.status === 'unknown');
  const because = unread.flatMap(({ found }) => (found.status === 'unknown' ? found.because : []));
  return {
    present: seen.flatMap(({ found }) => (found.status === 'present' ? [found.item] : [])),
    doubtful: unread.map(({ item }) => item),
    because: because[0],
    vanished: seen.flatMap(({ item, found }) => (found.status === 'absent' ? [item] : [])),
  };
}

function notAnswered({ ratingKey }: IndexedItem): Observation {
  return { status: 'unknown', because: `Plex said nothing of item ${ratingKey}` };
}
