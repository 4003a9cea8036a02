import type { Guard, RunRecord } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { count, duration, when } from '../../wording/amounts.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { guardWords } from '../../wording/guard-words.ts';
import { SHOWN_VALUE } from '../../wording/left-out.ts';
import { queueWords } from '../../wording/queue-words.ts';
import {
  checkedWords,
  queuedWords,
  unknownLines,
  withheldLines,
} from '../../wording/run-counts.ts';
import { nextDueWords, resumedLines, runTitle, startedBy } from '../../wording/run-words.ts';
import { sentences } from '../../wording/sentences.ts';
import { code } from './code.ts';
import { countRows, skipRows } from './count-rows.ts';
import { facts, type Fact } from './facts.ts';
import { gapList } from './gap-list.ts';
import { list, section, table } from './layout.ts';
import { repairSections } from './repair-page.ts';

/** What GitHub takes as the text of an issue; others take more. */
const LONGEST_ISSUE = 65_536;
/** Of what a repair left as it is, so that most of an issue is left to the gaps. */
const ROOM_OF_LEFT = 10_000;
/** For the heading of the gaps and the lines below them. */
const AROUND_GAPS = 500;

/** A run with its gaps, short enough to be pasted into an issue. */
export function runPage(report: RunReport): string {
  const head = [
    `## ${runTitle(report.run)}`,
    '',
    ...facts(factsOf(report)),
    ...section('Why', list(reasonsOf(report))),
    ...tables(report.run),
    ...(report.repair ? repairSections(report.repair, ROOM_OF_LEFT) : []),
  ];
  const room = LONGEST_ISSUE - AROUND_GAPS - head.join('\n').length;
  return [...head, ...section('Gaps', gapList(report, room))].join('\n');
}

function factsOf({ run, catchUp, status, nextDue }: RunReport): Fact[] {
  return [
    ['Run', `${when(run.startedAt)}, ${startedBy(run, code)}${tookWords(run)}`],
    ['Resumed', ...resumedLines(run)],
    ['Caught up', ...(catchUp ? [catchUpWords(catchUp, code)] : [])],
    ['Checked', checkedWords(run), ...unknownLines(run)],
    [run.dryRun ? 'Would queue' : 'Queued', queuedWords(run)],
    ['Queue now', queueWords(status.queue)],
    ['Next run', nextDueWords(nextDue, longer)],
  ];
}

function reasonsOf({ run, decision }: RunReport): string[] {
  return run.rule === 'manual' ? [] : decision.because.map(longer);
}

function tables(run: RunRecord): string[] {
  const { gaps, skipped, requests, guards, errors } = run;
  return [
    ...section('Attention', table(['Guard', 'Library', 'Message'], guards.map(guardRow))),
    ...section('Not told', list(withheldLines(run).map(longer))),
    ...section('Errors', table(['Error'], errors.map(errorRow))),
    ...section('Gaps by type', table(['Type', 'Gaps'], countRows(gaps))),
    ...section('Not queued', table(['Reason', 'Scenes'], skipRows(skipped))),
    ...section('Requests', table(['Server', 'Requests'], requestRows(requests))),
  ];
}

function tookWords({ startedAt, finishedAt }: RunRecord): string {
  return finishedAt ? `, ${duration(+finishedAt - +startedAt)}` : '';
}

function guardRow(guard: Guard): string[] {
  const library = guard.section === undefined ? '' : code(guard.section);
  return [code(guard.kind), library, longer(guardWords(guard))];
}

function errorRow(error: string): string[] {
  return [longer(sentences(error))];
}

function requestRows({ stash, plex }: RunRecord['requests']): string[][] {
  return [
    ['Stash', count(stash)],
    ['Plex', count(plex)],
  ];
}

function longer(text: string): string {
  return code(text, 6 * SHOWN_VALUE);
}
