import type { QueueStatus } from '@stash2plex/core';
import type { StatusReport } from '../../report.ts';
import { count, tally, when } from '../../wording/amounts.ts';
import { queueWords } from '../../wording/queue-words.ts';
import { nextDueWords } from '../../wording/run-words.ts';
import { NO_RUN_YET } from '../../wording/run-table.ts';
import { deadLines, waitingFacts } from '../../wording/waiting-words.ts';
import { quoted } from './markup/words.ts';
import { page } from './page.ts';
import { charts } from './parts/charts.ts';
import { facts } from './parts/facts.ts';
import { statusHeadline } from './parts/headline.ts';
import { lines, section } from './parts/section.ts';
import { runTable } from './parts/tables.ts';

/** Queue, history and what comes next. */
export function statusPage(report: StatusReport): string {
  const { decision, queue, oldestQueuedAt, openGaps, runCount, nextDue } = report;
  const at = newestInstant(report);
  return page({
    headline: statusHeadline(report),
    tone: 'plain',
    about: report.runs.length === 0 ? NO_RUN_YET : `${count(runCount)} runs so far.`,
    at,
    content: [
      facts([
        ['Queue', queueWords(queue)],
        ['Oldest', ...(oldestQueuedAt ? [`waiting since ${when(oldestQueuedAt)}`] : [])],
        ...waitingFacts(report, quoted),
        ['Open gaps', tally(openGaps)],
        ['Next run', nextDueWords(nextDue, quoted)],
      ]),
      charts({ status: report, around: report.around }, at),
      section('dead', 'Given up', lines(deadLines(report, quoted))),
      section('why', decision.run ? 'Due now' : 'Why not now', lines(decision.because)),
      section('runs', 'Last runs', runTable(report)),
    ],
  });
}

/** The status itself has no instant: that of the last thing it knows of. */
function newestInstant({ runs, repairs, outage, oldestQueuedAt }: QueueStatus): Date {
  const instants = [
    ...runs.map(({ finishedAt, startedAt }) => finishedAt ?? startedAt),
    ...repairs.map(({ finishedAt }) => finishedAt),
    ...[outage?.startedAt, oldestQueuedAt].filter((instant) => instant !== undefined),
  ];
  return new Date(Math.max(0, ...instants.map((instant) => instant.getTime())));
}
