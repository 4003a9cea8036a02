import type { QueueStatus, RunRecord } from '@stash2plex/core';
import { count } from '../../../wording/amounts.ts';
import { RUN_HEAD, runCells, SHOWN_RUNS } from '../../../wording/run-table.ts';
import { skipWords } from '../../../wording/skip-words.ts';
import type { Markup } from '../markup/markup.ts';
import { table } from '../markup/table.ts';
import { quoted } from '../markup/words.ts';

/** Names may be what servers said. */
const MOST_ROWS = 50;

/** Why gaps were not queued, the most frequent reason first; undefined where all were. */
export function skippedTable({ skipped }: Pick<RunRecord, 'skipped'>): Markup | undefined {
  const some = Object.entries(skipped).filter(([, scenes]) => scenes > 0);
  if (some.length === 0) return undefined;
  const rows = some.toSorted(([, a], [, b]) => b - a).slice(0, MOST_ROWS);
  return table({
    caption: 'Gaps that were not queued',
    head: ['Reason', 'Scenes'],
    rows: rows.map(([reason, scenes]) => [skipWords(reason, quoted), count(scenes)]),
  });
}

export function runTable({ runs }: Pick<QueueStatus, 'runs'>): Markup | undefined {
  if (runs.length === 0) return undefined;
  const rows = runs.slice(0, SHOWN_RUNS).map((run) => runCells(run, quoted));
  return table({ caption: 'Last runs', head: RUN_HEAD, rows });
}
