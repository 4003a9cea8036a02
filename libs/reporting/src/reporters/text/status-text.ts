import type { RunRecord } from '@stash2plex/core';
import { lastRunOf, type StatusReport } from '../../report.ts';
import { count, counted, tally, when } from '../../wording/amounts.ts';
import { queueWords } from '../../wording/queue-words.ts';
import {
  nextDueWords,
  resumedLines,
  scopeWords,
  startedBy,
  statusWords,
} from '../../wording/run-words.ts';
import { reasonLines } from '../../wording/reason-lines.ts';
import { deadLines, waitingFacts } from '../../wording/waiting-words.ts';
import { NO_RUN_YET, RUN_HEAD, runCells, SHOWN_RUNS } from '../../wording/run-table.ts';
import { aligned, table, type Row } from './layout.ts';

/** Queue, history and what comes next, for Stash's log. */
export function statusText(report: StatusReport): string {
  const { queue, oldestQueuedAt, openGaps, runCount, runs, decision, nextDue } = report;
  const rows: Row[] = [
    ['Queue', queueWords(queue)],
    ['Oldest', ...(oldestQueuedAt ? [`waiting since ${when(oldestQueuedAt)}`] : [])],
    ...waitingFacts(report),
    ['Jobs waiting', ...reasonLines(report.waiting.byError)],
    ['Given up', ...deadLines(report)],
    ['Open gaps', tally(openGaps)],
    ['Last run', ...lastRunLines(report)],
    ['Runs so far', count(runCount)],
    ['Next run', nextDueWords(nextDue)],
    [decision.run ? 'Due now' : 'Why not now', ...decision.because],
  ];
  return ['Stash2Plex status', ...aligned(rows), ...runTable(runs.slice(0, SHOWN_RUNS))].join('\n');
}

function lastRunLines(report: StatusReport): string[] {
  const run = lastRunOf(report);
  if (!run) return [NO_RUN_YET];
  return [
    `${when(run.startedAt)}, ${scopeWords(run.scope)}, ${startedBy(run)}, ${statusWords(run)}`,
    `${counted(run.scenesChecked, 'scene')} checked, ${count(run.queued)} queued, gaps ${tally(run.gaps)}`,
    ...resumedLines(run),
  ];
}

function runTable(runs: readonly RunRecord[]): string[] {
  if (runs.length === 0) return [];
  return [
    'Last runs',
    ...table(
      RUN_HEAD,
      runs.map((run) => runCells(run)),
    ),
  ];
}
