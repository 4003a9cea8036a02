import type { StatusOutput } from './contract/status-schema.ts';
import type { StatusReport } from './report.ts';
import { paceOf, secondsLeft } from './pace.ts';
import { figuresOutput, runOutput, taskOutput } from './task-output.ts';

/** The `output` of View Queue Status. */
export function statusOutput(report: StatusReport): StatusOutput {
  const { decision, nextDue, deadReasons, oldestQueuedAt, openGaps, runs, outage } = report;
  const pace = paceOf(report.repairs);
  return {
    ...taskOutput({ decision, status: report, nextDue }),
    deadReasons,
    deadLetters: report.deadLetters.map(({ at, ...letter }) => ({
      ...letter,
      at: at.toISOString(),
    })),
    due: report.waiting.due,
    waiting: report.waiting.byError,
    nextJobAt: report.nextReadyAt?.toISOString() ?? null,
    pace: pace ? { ...pace } : null,
    secondsLeft: secondsLeft(report) ?? null,
    outage: outage ? { since: outage.startedAt.toISOString(), because: outage.because } : null,
    repairs: report.repairs.map(figuresOutput),
    oldestQueuedAt: oldestQueuedAt?.toISOString() ?? null,
    openGaps,
    runs: runs.map(runOutput),
  };
}
