import type { Trigger } from './decision.ts';
import type { Withheld } from './leftover.ts';
import type { Scope } from './scope.ts';

/** `inconclusive`: something stood in the way, so nothing was called missing; see its guards. */
export type RunStatus = 'running' | 'complete' | 'inconclusive' | 'failed';

export const GUARD_KINDS = [
  'plex-unreachable',
  'section-refreshing',
  'listing-incomplete',
  'details-unknown',
  'details-absent',
  'matches-fell',
] as const;
export type GuardKind = (typeof GUARD_KINDS)[number];

/** Why a run is inconclusive, in words for people, with the section it is about. */
export interface Guard {
  readonly kind: GuardKind;
  readonly section?: string;
  readonly message: string;
}

export interface RequestCounts {
  readonly stash: number;
  readonly plex: number;
}

export interface RunCounts {
  readonly scenesChecked: number;
  /** A key for every detector that is on, 0 included. */
  readonly gaps: Readonly<Record<string, number>>;
  readonly queued: number;
  readonly skipped: Readonly<Record<string, number>>;
  /** Queued jobs dropped because their scenes were found in line. */
  readonly withdrawn: number;
  /** Scenes with at least one target item. */
  readonly matched: number;
  /** Scenes that have no file at all; nothing can match them. */
  readonly withoutFiles: number;
  /** Scenes that nothing was said of: Plex did not let their items be read. */
  readonly unknown: number;
}

/** Identity of a run, fixed when it starts. */
export interface RunStart {
  readonly id: string;
  readonly rule: string;
  readonly scope: Scope;
  readonly trigger: Trigger;
  readonly dryRun: boolean;
  /** The instant of the decision, on the wall clock. */
  readonly startedAt: Date;
  /** Identity of the Stash process that started us; undefined when it cannot be told. */
  readonly stashLife: string | undefined;
  /** Scope whose timers this run resets once complete (event `resetTimer`). */
  readonly resetsTimers: Scope | undefined;
}

/** One run, as history keeps it and as tasks return it. */
export interface RunRecord extends RunStart, RunCounts {
  readonly status: RunStatus;
  /** How often it went on after its process had ended. */
  readonly resumes: number;
  readonly finishedAt: Date | undefined;
  readonly requests: RequestCounts;
  readonly guards: readonly Guard[];
  /** What it was asked to tell of and did not; undefined in records of before. */
  readonly withheld?: readonly Withheld[];
  readonly errors: readonly string[];
}
