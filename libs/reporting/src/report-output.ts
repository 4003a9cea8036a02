import type { ReportedGap } from '@stash2plex/core';
import type { ReportOutput } from './contract/report-schema.ts';
import type { RunReport } from './report.ts';
import { runOutput, taskOutput } from './task-output.ts';

/** A run's report as data: the output of the task, and every gap there is room for. */
export function reportOutput(report: RunReport): ReportOutput {
  return {
    ...taskOutput(report),
    run: runOutput(report.run),
    gaps: report.gaps.map(gapOutput),
    gapsOmitted: report.gapsOmitted,
  };
}

function gapOutput({ ratingKey, ...gap }: ReportedGap): ReportOutput['gaps'][number] {
  const { sceneId, title, path, type, message, changes } = gap;
  return { sceneId, title, path, type, ratingKey: ratingKey ?? null, message, changes };
}
