import type { FieldChange } from './detector.ts';
import type { QueueCounts } from './job.ts';
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
  readonly sceneId: string;
  readonly title: string;
  /** Primary file of the scene as Stash sees it, obfuscated when asked; `''` without files. */
  readonly path: string;
  /** Id of the detector. */
  readonly type: string;
  readonly ratingKey: string | undefined;
  readonly message: string;
  readonly changes: readonly FieldChange[];
}

/** Queue and history at one instant. */
export interface QueueStatus {
  readonly queue: QueueCounts;
  /** Dead letters by reason. */
  readonly deadReasons: Readonly<Record<string, number>>;
  readonly oldestQueuedAt: Date | undefined;
  /** Recorded runs that ended, dry ones left out. */
  readonly runCount: number;
  /** Newest first, the running one included. */
  readonly runs: readonly RunRecord[];
  /** Open gaps by detector. */
  readonly openGaps: Readonly<Record<string, number>>;
}
