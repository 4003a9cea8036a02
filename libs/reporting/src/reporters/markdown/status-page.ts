import type { DeadLetter } from '@stash2plex/core';
import { lastRunOf, type StatusReport } from '../../report.ts';
import { count, when } from '../../wording/amounts.ts';
import { queueWords } from '../../wording/queue-words.ts';
import {
  nextDueWords,
  resumedLines,
  scopeWords,
  startedBy,
  statusWords,
} from '../../wording/run-words.ts';
import { waitingFacts } from '../../wording/waiting-words.ts';
import { NO_RUN_YET, RUN_HEAD, runCells, SHOWN_RUNS } from '../../wording/run-table.ts';
import { code } from './code.ts';
import { countRows } from './count-rows.ts';
import { facts, type Fact } from './facts.ts';
import { list, section, table } from './layout.ts';

/** Queue, history and what comes next. */
export function statusPage(report: StatusReport): string {
  const { decision, deadReasons, openGaps, runs } = report;
  const because = list(decision.because.map((reason) => code(reason, 240)));
  return [
    '## Stash2Plex status',
    '',
    ...facts(factsOf(report)),
    ...section(decision.run ? 'Due now' : 'Why not now', because),
    ...section('Jobs waiting', table(['Reason', 'Jobs'], countRows(report.waiting.byError))),
    ...section('Given up', table(['Reason', 'Jobs'], countRows(deadReasons))),
    ...section(
      'Given up last',
      table(['Scene', 'When', 'Reason'], report.deadLetters.map(deadRow)),
    ),
    ...section('Open gaps', table(['Type', 'Gaps'], countRows(openGaps))),
    ...section(
      'Last runs',
      table(
        RUN_HEAD,
        runs.slice(0, SHOWN_RUNS).map((run) => runCells(run, code)),
      ),
    ),
  ].join('\n');
}

function deadRow({ sceneId, at, because }: DeadLetter): string[] {
  return [code(sceneId), when(at), code(because, 240)];
}

function factsOf(report: StatusReport): Fact[] {
  const { queue, oldestQueuedAt, runCount, nextDue } = report;
  return [
    ['Queue', queueWords(queue)],
    ['Oldest', ...(oldestQueuedAt ? [`waiting since ${when(oldestQueuedAt)}`] : [])],
    ...waitingFacts(report, code),
    ['Last run', ...lastRunLines(report)],
    ['Runs so far', count(runCount)],
    ['Next run', nextDueWords(nextDue, code)],
  ];
}

function lastRunLines(report: StatusReport): string[] {
  const run = lastRunOf(report);
  if (!run) return [NO_RUN_YET];
  const parts = [when(run.startedAt), scopeWords(run.scope), startedBy(run, code)];
  return [[...parts, statusWords(run), ...resumedLines(run)].join(', ')];
}
