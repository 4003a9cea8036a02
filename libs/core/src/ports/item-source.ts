import type { ItemRow, Observation, PlexServer, Section } from '../item.ts';

export interface ListingPage {
  readonly rows: readonly ItemRow[];
  /** Rows Plex sent, readable or not: the next page starts this much further. Never the number asked for. */
  readonly received: number;
  readonly totalSize: number | undefined;
}

/** Reads of one Plex server. Every method throws UnavailableError when the server fails and ConfigError on 401 and 403. */
export interface ItemSource {
  /** An authenticated probe; `/identity` alone does not prove the token. */
  readonly identify: () => Promise<PlexServer>;
  readonly sections: () => Promise<readonly Section[]>;
  /** One page of a section, ordered by id, from row `start` on. */
  readonly listPage: (section: Section, start: number) => Promise<ListingPage>;
  /** One answer for each key asked. Reads many ids a request, halves batches that fail, asks singly before `absent`. */
  readonly details: (ratingKeys: readonly string[]) => Promise<ReadonlyMap<string, Observation>>;
}
