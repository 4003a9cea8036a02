import { healthOutput } from '../../health-output.ts';
import { outagesOutput } from '../../outages-output.ts';
import { defineReporter } from '../../reporter.ts';
import { reportOutput } from '../../report-output.ts';
import { taskOutput } from '../../task-output.ts';
import { statusOutput } from '../../status-output.ts';

export const json = defineReporter({
  id: 'json',
  description: 'The output of the task with up to 5,000 gaps, for other programs.',
  fileExtension: 'json',
  run: (report) => toJson(reportOutput(report)),
  repair: (report) => toJson(taskOutput(report)),
  status: (report) => toJson(statusOutput(report)),
  health: (report) => toJson(healthOutput(report)),
  outages: (report) => toJson(outagesOutput(report)),
});

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
