import type {
  ChangeSource,
  ChangeStore,
  Clock,
  Log,
  ProjectionSettings,
  RunMemory,
  ScenePictures,
} from '@stash2plex/core';

/** What settings and arguments say of a catch-up. */
export interface CatchUpSettings {
  readonly projection: ProjectionSettings;
  /** Before a reconciliation: ids are compared although the counts are equal. */
  readonly isThorough: boolean;
  /** The user takes it as true that many scenes vanished at once (argument `accept`). */
  readonly accept: boolean;
}

/** The world of a catch-up, through ports. */
export interface CatchUpParts {
  readonly source: ChangeSource;
  readonly pictures: ScenePictures;
  readonly store: ChangeStore;
  readonly memory: Pick<RunMemory, 'jobs'>;
  /** The wall clock, for what is queued. Whether a version is settled is told by Stash's own. */
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly log: Log;
  /** Requests to Stash so far. */
  readonly requests: () => number;
}
