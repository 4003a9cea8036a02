import type {
  CatchUpRecord,
  Decision,
  NextDue,
  Outage,
  OutageFigures,
  QueueStatus,
  RepairRecord,
  ReportedGap,
  RunCounts,
  RunRecord,
} from '@stash2plex/core';
import type { TaskOutput } from './contract/task-schema.ts';
import type { Surroundings } from './surroundings.ts';

/** What a run did and found, and how things stand after it. */
export interface RunReport {
  readonly run: RunRecord;
  readonly decision: Decision;
  /** What the same process caught up with before the run. */
  readonly catchUp?: CatchUpRecord | undefined;
  /** What the same process repaired after the run. */
  readonly repair?: RepairRecord | undefined;
  readonly gaps: readonly ReportedGap[];
  /** How many gaps the run found besides those listed. */
  readonly gapsOmitted: number;
  /** Queue and history with this run in them. */
  readonly status: QueueStatus;
  readonly nextDue: NextDue;
  readonly around?: Surroundings | undefined;
}

/** What a process repaired that made no run, and how things stand after it. */
export interface RepairReport extends Pick<RunReport, 'around' | 'catchUp' | 'nextDue' | 'status'> {
  /** As the output of the task has it. */
  readonly decision: TaskOutput['decision'];
  readonly repair: RepairRecord;
}

/** How things stand between runs. `decision` says why none is due now. */
export interface StatusReport extends QueueStatus {
  readonly decision: Decision;
  readonly nextDue: NextDue;
  readonly around?: Surroundings | undefined;
}

/** When Plex did not answer, and what that comes to. */
export interface OutageReport {
  readonly figures: OutageFigures;
  /** All that are kept, newest first. */
  readonly outages: readonly Outage[];
}

/** Gaps that the run counted and a bounded list does not hold: past its limit, or found before a restart of the run. */
export function gapsOmitted(run: Pick<RunCounts, 'gaps'>, listed: readonly ReportedGap[]): number {
  const found = Object.values(run.gaps).reduce((sum, count) => sum + count, 0);
  return Math.max(0, found - listed.length);
}

/** The newest run that ended and counts: dry ones change nothing and are no history. */
export function lastRunOf({ runs }: Pick<QueueStatus, 'runs'>): RunRecord | undefined {
  return runs.find((run) => run.status !== 'running' && !run.dryRun);
}
