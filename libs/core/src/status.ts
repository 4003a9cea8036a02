import type { FieldChange } from './detector.ts';
import type { QueueCounts } from './job.ts';
import type { Outage } from './outage.ts';
import type { JobsWaiting, NotFoundJobs, RepairFigures } from './repair.ts';
import type { RunRecord } from './run.ts';
import type { Scope } from './scope.ts';

/** When the next automatic run is due, as far as it can be told. */
export type NextDue =
  | {
      readonly status: 'at';
      readonly at: Date;
      readonly rule: string;
      readonly scope: Scope;
    }
  /** A rule is due and only Plex's silence holds it. */
  | { readonly status: 'when-plex-answers'; readonly rule: string; readonly scope: Scope }
  /** No rule will fire by the passing of time alone. */
  | { readonly status: 'not-foreseen'; readonly because: readonly string[] };

/** One gap as reports show it: words and facts, no types of ours. */
export interface ReportedGap {
  /** `''` for an item that no scene has. */
  readonly sceneId: string;
  /** Of the scene; of an item without scene as Plex shows it, like `path`. */
  readonly title: string;
  /** Primary file of the scene as Stash sees it, obfuscated when asked; `''` without files. */
  readonly path: string;
  /** Id of the detector. */
  readonly type: string;
  readonly ratingKey: string | undefined;
  readonly message: string;
  readonly changes: readonly FieldChange[];
}

/** A job that was given up. */
export interface DeadLetter {
  readonly sceneId: string;
  readonly because: string;
  readonly at: Date;
}

/** Queue and history at one instant. */
export interface QueueStatus {
  readonly queue: QueueCounts;
  /** Dead letters by reason. */
  readonly deadReasons: Readonly<Record<string, number>>;
  /** Those given up last, newest first. */
  readonly deadLetters: readonly DeadLetter[];
  readonly oldestQueuedAt: Date | undefined;
  /** Queued jobs by what they wait for. */
  readonly waiting: JobsWaiting;
  /** Those of scenes that Plex does not have yet; undefined where there are none. */
  readonly notFound: NotFoundJobs | undefined;
  /** When the next queued job is ready; in the past where one is due. undefined: none is queued. */
  readonly nextReadyAt: Date | undefined;
  /** Newest first. */
  readonly repairs: readonly RepairFigures[];
  /** The outage of Plex that goes on. */
  readonly outage: Outage | undefined;
  /** Recorded runs that ended, dry ones left out. */
  readonly runCount: number;
  /** Newest first, the running one included. */
  readonly runs: readonly RunRecord[];
  /** Open gaps by detector. */
  readonly openGaps: Readonly<Record<string, number>>;
}
