import type { ItemIndex, ItemSource, Observation, PathSettings } from '@stash2plex/core';

/** What listing a library needs. */
export interface PlexReads {
  readonly items: Pick<ItemSource, 'listPage'>;
  readonly index: ItemIndex;
  readonly paths: PathSettings;
}

/** What finding the items of scenes needs. */
export interface Lookup {
  readonly index: Pick<ItemIndex, 'byPath'>;
  readonly paths: PathSettings;
  /** Keys of the libraries that are handled. */
  readonly sectionKeys: readonly string[];
  /** One answer for each key asked. */
  readonly details: (ratingKeys: readonly string[]) => Promise<ReadonlyMap<string, Observation>>;
  /** The listing is an earlier one: that an item holds another file by now is no wonder, and a fresh one will tell. */
  readonly isStale: boolean;
}
