import type { RunRecord } from '@stash2plex/core';
import { raiseCounter, readCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { checkHolds, type Lease } from '../lease/leases.ts';
import { KEPT_RUNS, LAST_COMPLETE } from './prune.ts';
import { toRunRecord } from './run-row.ts';

export interface History {
  /** Newest first, the running one included. */
  readonly recent: (limit: number) => readonly RunRecord[];
  /** What timers and rules need: the recent runs and the last complete one of each scope, newest first. */
  readonly forRules: () => readonly RunRecord[];
  /** Recorded runs that ended, ever; dry ones left out. */
  readonly count: () => number;
  /** Ends runs of dead processes as failed; call it with the lease that runs are made under. Returns how many. */
  readonly closeAbandoned: (lease: Lease, finishedAt: Date) => number;
}

export function historyOf(database: Database): History {
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
    closeAbandoned: (lease, finishedAt) =>
      database.write(() => {
        checkHolds(database, lease);
        return closeAbandoned(database, lease, finishedAt);
      }),
  };
}

// The cursor stays: a killed run may be gone on with. A run of this very lease is not abandoned.
const CLOSE = `
  UPDATE run SET status = 'failed', finished_at = ?, errors = json_array('the process ended before the run did')
  WHERE status = 'running' AND lease_token IS NOT ? RETURNING dry_run`;

function closeAbandoned(database: Database, { token }: Lease, finishedAt: Date): number {
  const closed = database.all(CLOSE, finishedAt.getTime(), token);
  const recorded = closed.filter((row) => integer(row, 'dry_run') === 0);
  raiseCounter(database, 'runs', recorded.length);
  return closed.length;
}
