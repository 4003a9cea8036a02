import { defineReporter } from '../../reporter.ts';
import type { RunReport } from '../../report.ts';
import { statusOutput } from '../../status-output.ts';
import { taskOutput } from '../../task-output.ts';

export const json = defineReporter({
  id: 'json',
  description: 'The output of the task with every gap, for other programs.',
  fileExtension: 'json',
  run: (report) => toJson({ ...taskOutput(report), ...gapsOf(report) }),
  status: (report) => toJson(statusOutput(report)),
});

function gapsOf({ gaps, gapsOmitted }: RunReport) {
  return { gaps: gaps.map((gap) => ({ ...gap, ratingKey: gap.ratingKey ?? null })), gapsOmitted };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
