import type {
  Clock,
  Detector,
  DetectorMode,
  Gap,
  ItemIndex,
  ItemSource,
  KilledRun,
  Leftover,
  LeftoverGap,
  Log,
  Pair,
  PathSettings,
  ProjectionSettings,
  RequestCounts,
  RunMemory,
  RunScratch,
  RunSink,
  SceneSource,
} from '@stash2plex/core';

export interface EnabledDetector {
  readonly detector: Detector;
  readonly mode: Exclude<DetectorMode, 'off'>;
}

/** What the settings say of a run. */
export interface RunSettings {
  readonly projection: ProjectionSettings;
  readonly paths: PathSettings;
  /** Setting `plex_library` as written: titles or keys, or `''` for every movie library. */
  readonly plexLibrary: string;
  readonly detectors: readonly EnabledDetector[];
  /** Changes whenever a setting changes that a run obeys: a cursor of other settings is not gone on with. */
  readonly settingsHash: string;
  /** What somebody edits in Plex is to stay. */
  readonly preserveEdits: boolean;
  /** The user takes a fall of matches as true (argument `accept`). */
  readonly accept: boolean;
}

/** The world of a run, through ports. */
export interface RunParts {
  readonly scenes: SceneSource;
  readonly items: ItemSource;
  readonly index: ItemIndex;
  readonly memory: RunMemory;
  readonly scratch: RunScratch;
  /** The store, or for a dry run a counter. */
  readonly sink: RunSink;
  /** Asks the detectors that are on about one pair. */
  readonly detect: (pair: Pair) => readonly Gap[];
  /** Asks those about what is left over at the end. */
  readonly detectLeftover: (leftover: Leftover) => readonly LeftoverGap[];
  readonly gaps: GapSink;
  readonly clock: Clock;
  /** The clock that scene times are written by: a scene younger than the listing is not missing yet. */
  readonly sceneClock: Clock;
  readonly log: Log;
  readonly requests: () => RequestCounts;
  /** The newest run, if its process was killed; undefined for a dry run, whose working tables died with it. */
  readonly killed: () => KilledRun | undefined;
}

/** Where the report's list of gaps is kept, bounded. */
export interface GapSink {
  readonly add: (gap: Gap | LeftoverGap) => void;
  /** Takes a scene's gaps back: a second scene claims its item. */
  readonly withdraw: (sceneId: string) => void;
}
