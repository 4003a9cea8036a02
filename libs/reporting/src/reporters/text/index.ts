import { defineReporter } from '../../reporter.ts';
import type { RepairRecord } from '@stash2plex/core';
import type { RepairReport } from '../../report.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { queueWords } from '../../wording/queue-words.ts';
import { nextDueWords } from '../../wording/run-words.ts';
import { notFoundLines } from '../../wording/waiting-words.ts';
import { gapLines } from './gap-lines.ts';
import { aligned } from './layout.ts';
import { leftLines } from './left-lines.ts';
import { healthSummary } from './health-text.ts';
import { outageSummary } from './outage-text.ts';
import { repairSummary } from './repair-summary.ts';
import { runSummary } from './run-summary.ts';
import { statusText } from './status-text.ts';

export const text = defineReporter({
  id: 'text',
  description:
    'Short aligned lines for people: what happened, what was found, what comes next, and up to 200 gaps.',
  fileExtension: 'txt',
  run: ({ repair, ...report }) =>
    paragraphs([runSummary(report)], repair ? repairLines(repair) : [], gapLines(report)),
  repair: (report) => paragraphs(repairLines(report.repair), afterwards(report)),
  status: (report) => `${statusText(report)}\n`,
  health: (report) => `${healthSummary(report)}\n`,
  outages: (report) => `${outageSummary(report)}\n`,
});

function repairLines(repair: RepairRecord): string[] {
  return [repairSummary(repair), ...leftLines(repair)];
}

function afterwards({ catchUp, status, nextDue }: RepairReport): string[] {
  return aligned([
    ['Caught up', ...(catchUp ? [catchUpWords(catchUp)] : [])],
    ['Queue now', queueWords(status.queue)],
    ['Not in Plex', ...notFoundLines(status)],
    ['Next run', nextDueWords(nextDue)],
  ]);
}

/** With a blank line between them; those without lines are left out. */
function paragraphs(...all: readonly (readonly string[])[]): string {
  const filled = all.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
