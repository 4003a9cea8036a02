export { collectGaps, type GapCollector } from './gaps/collect-gaps.ts';
export type { Obfuscate } from './gaps/hide-paths.ts';
export { obfuscatePath } from './gaps/obfuscate-path.ts';
export { reportGap, type ReportGapOptions } from './gaps/report-gap.ts';
export { gapsOmitted, type RunReport, type StatusReport } from './report.ts';
export { reportFiles, staleReports, type ReportFile } from './report-files.ts';
export { defineReporter, type Reporter } from './reporter.ts';
export { reporters, type ReporterId } from './reporters/reporters.generated.ts';
export { runSummary } from './reporters/text/run-summary.ts';
export { stashLogLines, stashProgress } from './stash-log/stash-log-lines.ts';
export { statusOutput, type StatusOutput } from './status-output.ts';
export {
  taskOutput,
  type NextDueOutput,
  type RunOutput,
  type TaskFacts,
  type TaskOutput,
} from './task-output.ts';
