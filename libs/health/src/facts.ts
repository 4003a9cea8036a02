import type { PlexServer, QueueStatus, Section, StoreFacts } from '@stash2plex/core';

/** What an attempt to ask something led to. */
export type Asked<Answer> =
  | ({ readonly status: 'answered' } & Answer)
  /** `because` is for people, and names the remedy where settings are at fault. */
  | { readonly status: 'failed'; readonly because: string; readonly isSettings: boolean };

/** A server's clock, held against ours. */
interface ClockFacts {
  /** Milliseconds; undefined where the server does not say. */
  readonly aheadMs: number | undefined;
}

export interface StashAnswered extends ClockFacts {
  /** As Stash writes it; `''` for a build without one. */
  readonly version: string;
}

export interface PlexAnswered extends ClockFacts {
  readonly server: PlexServer;
  readonly sections: readonly Section[];
}

export type StashFacts = Asked<StashAnswered>;
/** `not-set-up`: there are no settings to ask with. */
export type PlexFacts =
  | Asked<PlexAnswered>
  | { readonly status: 'not-set-up'; readonly because: string };

/** A file of Stash that lies in no folder of the libraries. */
export interface PathMiss {
  readonly stash: string;
  /** As Plex would call it. */
  readonly plex: string;
}

/** Of a few hundred scenes. */
export interface PathFacts {
  readonly scenes: number;
  /** How many there are in all. */
  readonly scenesInStash: number;
  readonly files: number;
  /** Files that, mapped, lie in a folder of a library that is handled. */
  readonly under: number;
  /** The first ones of the others, one for each folder. */
  readonly misses: readonly PathMiss[];
  /** Folders of those libraries, as Plex calls them. */
  readonly locations: readonly string[];
}

export interface DiskFacts {
  /** undefined where the system does not tell. */
  readonly freeBytes: number | undefined;
}

export type StoreChecked = Asked<StoreFacts & DiskFacts>;

export interface QueueFacts {
  readonly now: Date;
  readonly status: QueueStatus;
}
