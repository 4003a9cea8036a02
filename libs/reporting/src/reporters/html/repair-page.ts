import type { RepairReport } from '../../report.ts';
import { duration, when } from '../../wording/amounts.ts';
import { catchUpWords } from '../../wording/catch-up-words.ts';
import { queueWords } from '../../wording/queue-words.ts';
import { repairFacts, repairTitle } from '../../wording/repair-words.ts';
import { nextDueWords } from '../../wording/run-words.ts';
import { quoted } from './markup/words.ts';
import { page } from './page.ts';
import { charts } from './parts/charts.ts';
import { facts } from './parts/facts.ts';
import { leftSection } from './parts/repair.ts';
import { section } from './parts/section.ts';
import { runTable } from './parts/tables.ts';

/** A repair without a run. */
export function repairPage(report: RepairReport): string {
  const { repair, catchUp, status, nextDue, around } = report;
  return page({
    headline: repairTitle(repair),
    tone: repair.ended === 'failed' || repair.ended === 'too-many-failures' ? 'bad' : 'plain',
    about: `${when(repair.startedAt)}, took ${duration(repair.tookMs)}.`,
    at: repair.finishedAt,
    content: [
      facts([
        ...repairFacts(repair, quoted),
        ['Caught up', ...(catchUp ? [catchUpWords(catchUp, quoted)] : [])],
        ['Queue now', queueWords(status.queue)],
        ['Next run', nextDueWords(nextDue, quoted)],
      ]),
      charts(report, repair.finishedAt),
      leftSection(repair, around?.plexServer),
      section('runs', 'Last runs', runTable(status)),
    ],
  });
}
