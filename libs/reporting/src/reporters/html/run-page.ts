import type { RunRecord } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { count, duration, tally, when } from '../../wording/amounts.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { guardWords } from '../../wording/guard-words.ts';
import { queueWords } from '../../wording/queue-words.ts';
import { checkedWords, queuedWords, unknownLines } from '../../wording/run-counts.ts';
import { nextDueWords, resumedLines, runTitle, startedBy } from '../../wording/run-words.ts';
import { sentences } from '../../wording/sentences.ts';
import { gapSection } from './gaps/gap-section.ts';
import { markup, type Markup } from './markup/markup.ts';
import { quoted } from './markup/words.ts';
import { page } from './page.ts';
import { charts } from './parts/charts.ts';
import { facts, type Fact } from './parts/facts.ts';
import { runHeadline } from './parts/headline.ts';
import { leftSection, repairSection } from './parts/repair.ts';
import { lines, section } from './parts/section.ts';
import { runTable, skippedTable } from './parts/tables.ts';

/** A run with its gaps, and how things stand after it. */
export function runPage(report: RunReport): string {
  const { run, repair, status, around } = report;
  const at = repair?.finishedAt ?? run.finishedAt ?? run.startedAt;
  return page({
    headline: runHeadline(run, repair),
    tone: run.status === 'failed' || run.status === 'inconclusive' ? 'bad' : 'plain',
    about: aboutOf(run),
    at,
    content: [
      attention(run),
      facts(factsOf(report)),
      charts(report, at),
      gapSection(report),
      section('skipped', 'Not queued', skippedTable(run)),
      repair && repairSection(repair),
      repair && leftSection(repair, around?.plexServer),
      section(
        'why',
        'Why it ran',
        run.rule === 'manual' ? undefined : lines(report.decision.because),
      ),
      section('runs', 'Last runs', runTable(status)),
    ],
  });
}

function aboutOf(run: RunRecord): string {
  const took = run.finishedAt ? `, took ${duration(+run.finishedAt - +run.startedAt)}` : '';
  return `${runTitle(run)}. ${when(run.startedAt)}, ${startedBy(run, quoted)}${took}.`;
}

/** What stood in the way, before everything else. */
function attention({ guards, errors }: RunRecord): Markup | undefined {
  const told = lines([...errors.map((error) => sentences(error)), ...guards.map(guardWords)]);
  return (
    told &&
    markup`<section class="notice" aria-labelledby="attention"><h2 id="attention">Attention</h2>${told}</section>\n`
  );
}

function factsOf({ run, catchUp, status, nextDue }: RunReport): Fact[] {
  const { stash, plex } = run.requests;
  return [
    ['Checked', checkedWords(run), ...unknownLines(run)],
    ['Gaps', tally(run.gaps)],
    [run.dryRun ? 'Would queue' : 'Queued', queuedWords(run)],
    ['Queue now', queueWords(status.queue)],
    ['Caught up', ...(catchUp ? [catchUpWords(catchUp, quoted)] : [])],
    ['Resumed', ...resumedLines(run)],
    ['Requests', `${count(stash)} to Stash, ${count(plex)} to Plex`],
    ['Next run', nextDueWords(nextDue, quoted)],
  ];
}
