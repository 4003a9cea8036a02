import type {
  Clock,
  FolderScanner,
  ItemIndex,
  ItemPictures,
  ItemSource,
  ItemWriter,
  LeftField,
  Log,
  Pair,
  RepairStore,
  ScenePictures,
  SceneSource,
  UnwrittenField,
  UnwrittenPicture,
} from '@stash2plex/core';
import type { RepairSettings } from './settings.ts';
import type { Tally } from './tally.ts';

/** The world of a repair, through ports. */
export interface RepairParts {
  readonly scenes: Pick<SceneSource, 'byIds'>;
  readonly items: ItemSource;
  readonly writer: ItemWriter;
  readonly scanner: FolderScanner;
  /** What Stash shows of scenes. */
  readonly covers: ScenePictures;
  /** What Plex shows of items. */
  readonly pictures: ItemPictures;
  readonly index: ItemIndex;
  readonly store: RepairStore;
  /** The wall clock: when jobs are due, what the ledger says. */
  readonly clock: Clock;
  /** Milliseconds of real time: the slice and the pace. */
  readonly realNow: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** 0 <= n < 1. */
  readonly random: () => number;
  /** Ids of the detectors that find a gap in a pair. */
  readonly detect: (pair: Pair) => readonly string[];
  /** How reports show a field or picture that was left as it is. */
  readonly describe: (left: UnwrittenField | UnwrittenPicture) => LeftField;
  readonly log: Log;
  readonly requests: () => { readonly plexReads: number; readonly plexWrites: number };
}

/** One repair on its way. */
export interface Run {
  readonly settings: RepairSettings;
  readonly parts: RepairParts;
  readonly tally: Tally;
}

export interface DrainOptions {
  /** A person wants it now: jobs that wait after a failure are tried once, and an open breaker is probed at once. */
  readonly isByHand: boolean;
  /** The breaker is probed at once, but jobs wait for their time. */
  readonly probesAtOnce?: boolean;
}
