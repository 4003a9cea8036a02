import type {
  Decision,
  NextDue,
  QueueCounts,
  QueueStatus,
  RunRecord,
  RunStatus,
  Scope,
} from '@stash2plex/core';
import { lastRunOf } from './report.ts';

/** The `output` of a task on stdout: a contract with other programs. More keys may follow; these keep name and meaning. */
export interface TaskOutput {
  readonly decision: {
    readonly run: boolean;
    readonly rule: string | null;
    readonly scope: Scope | null;
    readonly because: readonly string[];
  };
  /** null when no run was made. */
  readonly run: RunOutput | null;
  /** null until catching up is built. */
  readonly catchUp: { readonly changed: number; readonly queued: number } | null;
  readonly queue: QueueCounts;
  readonly history: {
    /** Recorded runs that ended, dry ones left out. */
    readonly runCount: number;
    readonly lastRun: RunOutput | null;
    /** ISO time of the next automatic run; null when it cannot be told, for reasons that `next` has. */
    readonly nextDue: string | null;
    readonly next: NextDueOutput;
  };
}

/** A run as other programs see it. Times are ISO texts in UTC. */
export interface RunOutput {
  readonly id: string;
  readonly status: RunStatus;
  readonly rule: string;
  readonly scope: Scope;
  readonly dryRun: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly scenesChecked: number;
  /** A key for every detector that is on, 0 included. */
  readonly gaps: Readonly<Record<string, number>>;
  readonly queued: number;
  readonly skipped: Readonly<Record<string, number>>;
  /** Scenes that could not be compared: Plex did not let their items be read. */
  readonly unknown: number;
  readonly requests: { readonly stash: number; readonly plex: number };
  readonly guards: readonly {
    readonly kind: string;
    readonly section: string | null;
    readonly message: string;
  }[];
  readonly errors: readonly string[];
}

/** `NextDue` with its instant as ISO text. */
export type NextDueOutput =
  | {
      readonly status: 'at';
      readonly at: string;
      readonly rule: string;
      readonly scope: Scope;
    }
  | Exclude<NextDue, { status: 'at' }>;

export interface TaskFacts {
  readonly decision: Decision;
  readonly run?: RunRecord | undefined;
  readonly status: QueueStatus;
  readonly nextDue: NextDue;
}

export function taskOutput({ decision, run, status, nextDue }: TaskFacts): TaskOutput {
  const { rule, scope, because } = decision;
  const { pending, leased, dead } = status.queue;
  const lastRun = lastRunOf(status);
  return {
    decision: { run: decision.run, rule, scope, because },
    run: run ? runOutput(run) : null,
    catchUp: null,
    queue: { pending, leased, dead },
    history: {
      runCount: status.runCount,
      lastRun: lastRun ? runOutput(lastRun) : null,
      nextDue: nextDue.status === 'at' ? nextDue.at.toISOString() : null,
      next: nextDueOutput(nextDue),
    },
  };
}

export function runOutput(run: RunRecord): RunOutput {
  const { id, status, rule, scope, dryRun, scenesChecked, gaps, queued, skipped, errors } = run;
  return {
    id,
    status,
    rule,
    scope,
    dryRun,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    scenesChecked,
    gaps,
    queued,
    skipped,
    unknown: run.unknown,
    requests: { stash: run.requests.stash, plex: run.requests.plex },
    guards: run.guards.map(({ kind, section = null, message }) => ({ kind, section, message })),
    errors,
  };
}

function nextDueOutput(nextDue: NextDue): NextDueOutput {
  return nextDue.status === 'at' ? { ...nextDue, at: nextDue.at.toISOString() } : nextDue;
}
