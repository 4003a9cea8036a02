import type { PageOutcome, RunEnd, RunStart } from '@stash2plex/core';
import { readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { pruneHistory } from './prune.ts';
import { INSERT_RUN, newRunValues } from './run-row.ts';

// The row of a run: all that a dry run writes. Call each inside a transaction.

export function insertRun(database: Database, run: RunStart, token: number | undefined): void {
  const startRevision = readCounter(database, 'revision');
  database.run(INSERT_RUN, ...newRunValues(run, { startRevision, token }));
}

export function saveProgress(database: Database, runId: string, page: PageOutcome): void {
  database.run(
    'UPDATE run SET counts = ?, requests = ?, cursor = ? WHERE id = ?',
    JSON.stringify(page.counts),
    JSON.stringify(page.requests),
    JSON.stringify(page.cursor),
    runId,
  );
}

/** Ends the row and forgets runs that nobody needs any more. */
export function endRun(database: Database, runId: string, end: RunEnd): void {
  database.run(
    `UPDATE run SET status = ?, finished_at = ?, counts = ?, requests = ?, guards = ?, errors = ?,
       withheld = ?
     WHERE id = ?`,
    end.status,
    end.finishedAt.getTime(),
    JSON.stringify(end.counts),
    JSON.stringify(end.requests),
    JSON.stringify(end.guards),
    JSON.stringify(end.errors),
    JSON.stringify(end.withheld ?? []),
    runId,
  );
  pruneHistory(database);
}
