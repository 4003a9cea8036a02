import type { StatusOutput } from './contract/status-schema.ts';
import type { StatusReport } from './report.ts';
import { runOutput, taskOutput } from './task-output.ts';

/** The `output` of View Queue Status. */
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
