import type { RunRecord } from '@stash2plex/core';
import { count, total, when } from './amounts.ts';
import { asIs, type Show } from './show.ts';

/** The last runs that stand in a table. */
export const SHOWN_RUNS = 10;
export const RUN_HEAD = ['Started', 'Scope', 'Rule', 'Status', 'Scenes', 'Gaps', 'Queued'];
export const NO_RUN_YET = 'no run yet: start Reconcile Library (All)';

/** One run as a row below that head. */
export function runCells(run: RunRecord, show: Show = asIs): string[] {
  const status = run.dryRun ? `${run.status} (dry)` : run.status;
  const counts = [run.scenesChecked, total(run.gaps), run.queued].map(count);
  return [when(run.startedAt), run.scope, show(run.rule), status, ...counts];
}
