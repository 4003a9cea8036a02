import type { StatusReport } from './report.ts';
import { runOutput, taskOutput, type RunOutput, type TaskOutput } from './task-output.ts';

/** The output of "View Queue Status": that of every task, and what the queue and the history are made of. */
export interface StatusOutput extends TaskOutput {
  /** Dead letters by reason. */
  readonly deadReasons: Readonly<Record<string, number>>;
  readonly oldestQueuedAt: string | null;
  /** Open gaps by detector. */
  readonly openGaps: Readonly<Record<string, number>>;
  /** Newest first, the running one and dry ones included. */
  readonly runs: readonly RunOutput[];
}

export function statusOutput(report: StatusReport): StatusOutput {
  const { decision, nextDue, deadReasons, oldestQueuedAt, openGaps, runs } = report;
  return {
    ...taskOutput({ decision, status: report, nextDue }),
    deadReasons,
    oldestQueuedAt: oldestQueuedAt?.toISOString() ?? null,
    openGaps,
    runs: runs.map(runOutput),
  };
}
