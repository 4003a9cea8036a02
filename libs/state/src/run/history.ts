import type { KilledRun, RunRecord } from '@stash2plex/core';
import { raiseCounter, readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { fenced, type Lease, type LeaseChecks } from '../lease/lease.ts';
import { KEPT_RUNS, LAST_COMPLETE } from './prune.ts';
import { killedRun } from './resume.ts';
import { toRunRecord } from './run-row.ts';

export interface History {
  /** Newest first, the running one included. */
  readonly recent: (limit: number) => readonly RunRecord[];
  /** What timers and rules need: the recent runs and the last complete one of each scope, newest first. */
  readonly forRules: () => readonly RunRecord[];
  /** Recorded runs that ended, ever; dry ones left out. */
  readonly count: () => number;
  /** The last run that is not dry, if its process ended before it did and it had come as far as a first page. */
  readonly killed: () => KilledRun | undefined;
  /** Ends runs of dead processes as failed; call it with the lease that runs are made under. Returns how many. */
  readonly closeAbandoned: (lease: Lease, finishedAt: Date) => number;
}

export function historyOf(database: Database, checks: LeaseChecks): History {
  return {
    recent: (limit) =>
      database.all('SELECT * FROM run ORDER BY seq DESC LIMIT ?', limit).map(toRunRecord),
    forRules: () =>
      database
        .all(
          `SELECT * FROM run
           WHERE seq IN (SELECT seq FROM run ORDER BY seq DESC LIMIT ${KEPT_RUNS})
             OR seq IN (${LAST_COMPLETE})
           ORDER BY seq DESC`,
        )
        .map(toRunRecord),
    count: () => readCounter(database, 'runs'),
    killed: () => killedRun(database, checks),
    closeAbandoned: (lease, finishedAt) =>
      fenced(database, lease)(() => closeAbandoned(database, lease, finishedAt)),
  };
}

// The cursor stays: a killed run may be gone on with. A run of this very lease is not abandoned.
const CLOSE = `
  UPDATE run SET status = 'failed', abandoned = 1, finished_at = ?, errors = json_array('the process ended before the run did')
  WHERE status = 'running' AND lease_token IS NOT ? RETURNING dry_run`;

function closeAbandoned(database: Database, { token }: Lease, finishedAt: Date): number {
  const closed = database.all(CLOSE, finishedAt.getTime(), token);
  const recorded = closed.filter((row) => integer(row, 'dry_run') === 0);
  raiseCounter(database, 'runs', recorded.length);
  return closed.length;
}
