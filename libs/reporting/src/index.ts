export type { CatchUpOutput } from './contract/catch-up-schema.ts';
export type { HealthOutput } from './contract/health-schema.ts';
export type { OutagesOutput } from './contract/outages-schema.ts';
export type { NextDueOutput } from './contract/next-due-schema.ts';
export type { ReportOutput } from './contract/report-schema.ts';
export type { RepairOutput } from './contract/repair-schema.ts';
export type { RunOutput } from './contract/run-schema.ts';
export type { StatusOutput } from './contract/status-schema.ts';
export type { TaskOutput } from './contract/task-schema.ts';
export { collectGaps, type GapCollector } from './gaps/collect-gaps.ts';
export type { Obfuscate } from './gaps/hide-paths.ts';
export { obfuscatePath } from './gaps/obfuscate-path.ts';
export { reportLeftField } from './gaps/report-left-field.ts';
export { reportGap, type ReportGapOptions } from './gaps/report-gap.ts';
export { healthOutput } from './health-output.ts';
export { outagesOutput, recoveredOutput } from './outages-output.ts';
export {
  gapsOmitted,
  type OutageReport,
  type RepairReport,
  type RunReport,
  type StatusReport,
} from './report.ts';
export {
  healthFiles,
  outageFiles,
  repairFiles,
  reportFiles,
  staleReports,
  type ReportFile,
} from './report-files.ts';
export { defineReporter, type Reporter } from './reporter.ts';
export { reporters, type ReporterId } from './reporters/reporters.generated.ts';
export { healthSummary } from './reporters/text/health-text.ts';
export { outageSummary } from './reporters/text/outage-text.ts';
export { repairSummary } from './reporters/text/repair-summary.ts';
export { runSummary } from './reporters/text/run-summary.ts';
export { stashLogLines, stashProgress } from './stash-log/stash-log-lines.ts';
export { statusOutput } from './status-output.ts';
export type { OutageSpan, Surroundings } from './surroundings.ts';
export { queueOutput, repairOutput, taskOutput, type TaskFacts } from './task-output.ts';
export { about } from './wording/amounts.ts';
export { catchUpSummary } from './wording/catch-up-words.ts';
