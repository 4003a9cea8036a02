import { defineReporter } from '../../reporter.ts';
import { gapLines } from './gap-lines.ts';
import { runSummary } from './run-summary.ts';
import { statusText } from './status-text.ts';

export const text = defineReporter({
  id: 'text',
  description:
    'Short aligned lines for people: what happened, what was found, what comes next, and up to 200 gaps.',
  fileExtension: 'txt',
  run: (report) => [runSummary(report), ...withBlank(gapLines(report))].join('\n') + '\n',
  status: (report) => `${statusText(report)}\n`,
});

function withBlank(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
