import type { RunRecord } from '@stash2plex/core';
import { lastRunOf, type StatusReport } from '../../report.ts';
import { count, total, when } from '../../wording/amounts.ts';
import { queueWords } from '../../wording/queue-words.ts';
import {
  nextDueWords,
  resumedLines,
  scopeWords,
  startedBy,
  statusWords,
} from '../../wording/run-words.ts';
import { code } from './code.ts';
import { countRows } from './count-rows.ts';
import { facts, type Fact } from './facts.ts';
import { list, section, table } from './layout.ts';

/** The last runs that stand in the table. */
const SHOWN_RUNS = 10;
const RUN_HEAD = ['Started', 'Scope', 'Rule', 'Status', 'Scenes', 'Gaps', 'Queued'];

/** Queue, history and what comes next. */
export function statusPage(report: StatusReport): string {
  const { decision, deadReasons, openGaps, runs } = report;
  const because = list(decision.because.map((reason) => code(reason, 240)));
  return [
    '## Stash2Plex status',
    '',
    ...facts(factsOf(report)),
    ...section(decision.run ? 'Due now' : 'Why not now', because),
    ...section('Given up', table(['Reason', 'Jobs'], countRows(deadReasons))),
    ...section('Open gaps', table(['Type', 'Scenes'], countRows(openGaps))),
    ...section('Last runs', table(RUN_HEAD, runs.slice(0, SHOWN_RUNS).map(runRow))),
  ].join('\n');
}

function factsOf(report: StatusReport): Fact[] {
  const { queue, oldestQueuedAt, runCount, nextDue } = report;
  return [
    ['Queue', queueWords(queue)],
    ['Oldest', ...(oldestQueuedAt ? [`waiting since ${when(oldestQueuedAt)}`] : [])],
    ['Last run', ...lastRunLines(report)],
    ['Runs so far', count(runCount)],
    ['Next run', nextDueWords(nextDue, code)],
  ];
}

function lastRunLines(report: StatusReport): string[] {
  const run = lastRunOf(report);
  if (!run) return ['no run yet: start Reconcile Library (All)'];
  const parts = [when(run.startedAt), scopeWords(run.scope), startedBy(run, code)];
  return [[...parts, statusWords(run), ...resumedLines(run)].join(', ')];
}

function runRow(run: RunRecord): string[] {
  const status = run.dryRun ? `${run.status} (dry)` : run.status;
  const counts = [run.scenesChecked, total(run.gaps), run.queued].map(count);
  return [when(run.startedAt), run.scope, code(run.rule), status, ...counts];
}
