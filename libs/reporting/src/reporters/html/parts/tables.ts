import type { QueueStatus, RunRecord } from '@stash2plex/core';
import { count } from '../../../wording/amounts.ts';
import { RUN_HEAD, runCells, SHOWN_RUNS } from '../../../wording/run-table.ts';
import { skipWords } from '../../../wording/skip-words.ts';
import type { Markup } from '../markup/markup.ts';
import { table } from '../markup/table.ts';
import { quoted } from '../markup/words.ts';

type Counts = Readonly<Record<string, number>>;

/** Amounts by name, the largest first; undefined where all are 0. */
export function countTable(
  caption: string,
  counts: Counts,
  words: (name: string) => string = quoted,
): Markup | undefined {
  const some = Object.entries(counts).filter(([, value]) => value > 0);
  if (some.length === 0) return undefined;
  const rows = some.toSorted(([, a], [, b]) => b - a).map(([name, n]) => [words(name), count(n)]);
  return table({ caption, head: ['Reason', 'Scenes'], rows: rows.slice(0, MOST_ROWS) });
}

/** Names may be what servers said. */
const MOST_ROWS = 50;

export function skippedTable({ skipped }: Pick<RunRecord, 'skipped'>): Markup | undefined {
  return countTable('Gaps that were not queued', skipped, (reason) => skipWords(reason, quoted));
}

export function runTable({ runs }: Pick<QueueStatus, 'runs'>): Markup | undefined {
  if (runs.length === 0) return undefined;
  const rows = runs.slice(0, SHOWN_RUNS).map((run) => runCells(run, quoted));
  return table({ caption: 'Last runs', head: RUN_HEAD, rows });
}
