import type { RunRecord } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { count, duration, tally } from '../../wording/amounts.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { guardWords } from '../../wording/guard-words.ts';
import { plainLine } from '../../wording/plain-line.ts';
import { queueWords } from '../../wording/queue-words.ts';
import {
  checkedWords,
  queuedWords,
  unknownLines,
  withheldLines,
} from '../../wording/run-counts.ts';
import { nextDueWords, resumedLines, runTitle, startedBy } from '../../wording/run-words.ts';
import { sentences } from '../../wording/sentences.ts';
import { skipWords } from '../../wording/skip-words.ts';
import { aligned, type Row } from './layout.ts';

/** What happened in a run, in a dozen lines for Stash's log: everything but the gaps one by one. */
export function runSummary(report: RunReport): string {
  const { run, decision, catchUp, status, nextDue } = report;
  const rows: Row[] = [
    ['Why', ...(run.rule === 'manual' ? [] : decision.because)],
    ['Resumed', ...resumedLines(run)],
    ['Caught up', ...(catchUp ? [catchUpWords(catchUp)] : [])],
    ['Checked', checkedWords(run), ...unknownLines(run)],
    ['Gaps', tally(run.gaps)],
    [run.dryRun ? 'Would queue' : 'Queued', queuedWords(run)],
    ['Not queued', ...skippedLines(run)],
    ['Attention', ...run.guards.map(guardWords)],
    ['Not told', ...withheldLines(run)],
    ['Error', ...run.errors.map((error) => sentences(error))],
    ['Requests', `${count(run.requests.stash)} to Stash, ${count(run.requests.plex)} to Plex`],
    ['Queue now', queueWords(status.queue)],
    ['Next run', nextDueWords(nextDue)],
  ];
  return [plainLine(headline(run)), ...aligned(rows)].join('\n');
}

function headline(run: RunRecord): string {
  const took = run.finishedAt ? `, ${duration(+run.finishedAt - +run.startedAt)}` : '';
  return `${runTitle(run)} (${startedBy(run)}${took})`;
}

function skippedLines({ skipped }: RunRecord): string[] {
  const some = Object.entries(skipped).filter(([, scenes]) => scenes > 0);
  return some.map(([reason, scenes]) => `${count(scenes)}: ${skipWords(reason)}`);
}
