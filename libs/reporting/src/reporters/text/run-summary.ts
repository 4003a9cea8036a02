import type { Guard, RunRecord } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { count, counted, duration, tally } from '../../wording/amounts.ts';
import { guardRemedies } from '../../wording/guard-remedies.ts';
import { nextDueWords, scopeWords, startedBy, statusWords } from '../../wording/run-words.ts';
import { plainLine } from '../../wording/plain-line.ts';
import { sentences } from '../../wording/sentences.ts';
import { skipWords } from '../../wording/skip-words.ts';
import { aligned, type Row } from './layout.ts';
import { queueWords } from './queue-words.ts';

/** What happened in a run, in a dozen lines for Stash's log: everything but the gaps one by one. */
export function runSummary(report: RunReport): string {
  const { run, decision, status, nextDue } = report;
  const rows: Row[] = [
    ['Why', ...(run.rule === 'manual' ? [] : decision.because)],
    ['Checked', checkedWords(run), ...unknownLines(run)],
    ['Gaps', tally(run.gaps)],
    [run.dryRun ? 'Would queue' : 'Queued', queuedWords(run)],
    ['Not queued', ...skippedLines(run)],
    ['Attention', ...run.guards.map(guardWords)],
    ['Error', ...run.errors.map((error) => sentences(error))],
    ['Requests', `${count(run.requests.stash)} to Stash, ${count(run.requests.plex)} to Plex`],
    ['Queue now', queueWords(status.queue)],
    ['Next run', nextDueWords(nextDue)],
  ];
  return [plainLine(headline(run)), ...aligned(rows)].join('\n');
}

function headline(run: RunRecord): string {
  const kind = run.dryRun ? 'Dry run' : 'Reconciliation';
  const took = run.finishedAt ? `, ${duration(+run.finishedAt - +run.startedAt)}` : '';
  return `${kind} of ${scopeWords(run.scope)} ${statusWords(run)} (${startedBy(run)}${took})`;
}

function checkedWords({ scenesChecked, matched, withoutFiles }: RunRecord): string {
  const without = withoutFiles > 0 ? `, ${count(withoutFiles)} without files` : '';
  return `${counted(scenesChecked, 'scene')}, ${count(matched)} found in Plex${without}`;
}

function unknownLines({ unknown }: RunRecord): string[] {
  if (unknown === 0) return [];
  const whose = unknown === 1 ? 'its' : 'their';
  const scenes = counted(unknown, 'scene');
  return [`${scenes} could not be compared: Plex did not let ${whose} items be read`];
}

function queuedWords({ queued, withdrawn }: RunRecord): string {
  const gone = withdrawn > 0 ? `, ${count(withdrawn)} taken out again (in line by now)` : '';
  return counted(queued, 'scene') + gone;
}

function skippedLines({ skipped }: RunRecord): string[] {
  const some = Object.entries(skipped).filter(([, scenes]) => scenes > 0);
  return some.map(([reason, scenes]) => `${count(scenes)}: ${skipWords(reason)}`);
}

function guardWords({ kind, message }: Guard): string {
  return sentences(message, guardRemedies[kind]);
}
