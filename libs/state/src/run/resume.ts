import type { KilledRun, RunCounts, RunCursor, RunStart, RequestCounts } from '@stash2plex/core';
import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { date, integer, json } from '../database/rows.ts';
import { isHeld, type Lease, type LeaseChecks } from '../lease/lease.ts';
import { toRunStart } from './run-row.ts';

// The newest run that is not dry, if its process may have ended before it did. Cursors that were written before runs could
// be resumed have no `listedAt`.
const UNFINISHED = `
  SELECT * FROM run
  WHERE seq = (SELECT max(seq) FROM run WHERE dry_run = 0)
    AND (status = 'running' OR abandoned = 1) AND cursor ->> '$.listedAt' IS NOT NULL`;

/** The last run, if its process was killed, whether somebody has closed it since or not. */
export function killedRun(database: Database, checks: LeaseChecks): KilledRun | undefined {
  const row = database.get(UNFINISHED);
  if (!row || isHeld(database, checks, integer(row, 'lease_token'))) return undefined;
  return {
    start: toRunStart(row),
    counts: json(row, 'counts') as RunCounts,
    requests: json(row, 'requests') as RequestCounts,
    cursor: json(row, 'cursor') as RunCursor,
    resumes: integer(row, 'resumes'),
  };
}

const RESUME = `
  UPDATE run SET status = 'running', finished_at = NULL, errors = '[]', abandoned = 0, resumes = resumes + 1,
    lease_token = ?, rule = ?, run_trigger = ?, stash_life = ?, resets_timers = ?
  WHERE id = ?`;

/** Call it inside a transaction of who holds the lease. The run keeps the instant at which it was started. */
export function resumeRun(database: Database, start: RunStart, { token }: Lease): RunStart {
  const row = database.get(`${UNFINISHED} AND id = ?`, start.id);
  if (!row) throw new Error(`Run ${start.id} was not killed, or another one has begun since.`);
  // Who closed it has counted it among the runs that ended.
  raiseCounter(database, 'runs', -integer(row, 'abandoned'));
  const { rule, trigger, stashLife = null, resetsTimers = null } = start;
  database.run(RESUME, token, rule, trigger, stashLife, resetsTimers, start.id);
  return { ...start, startedAt: date(row, 'started_at') };
}
