import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { isHeld, type LeaseChecks } from '../lease/lease.ts';

/** What becomes of the columns of a claim that has ended. */
export const UNCLAIMED =
  'lease_owner = NULL, lease_token = NULL, lease_expires_at = NULL, claimed_at = NULL, claimed_under = NULL';

// A job that kills its worker goes to the end of the queue, for it is ordered by attempts. But a person who stops the task
// a few times must not bring good jobs one failure away from being given up.
const MOST_BY_KILLS = 2;
const FREE = `
  UPDATE job SET status = 'queued', attempts = max(attempts, min(attempts + 1, ${MOST_BY_KILLS})), ${UNCLAIMED}`;
const FREE_EXPIRED = `${FREE} WHERE status = 'leased' AND lease_expires_at <= ?`;
const FREE_UNDER = `${FREE} WHERE status = 'leased' AND claimed_under = ?`;

/** Returns the jobs of claims that have expired, and of workers that hold their lease no more; how many. Call it inside a transaction. */
export function freeClaims(database: Database, checks: LeaseChecks, now: Date): number {
  let freed = database.run(FREE_EXPIRED, now.getTime());
  for (const token of leasesClaimedUnder(database)) {
    if (!isHeld(database, checks, token)) freed += database.run(FREE_UNDER, token);
  }
  return freed;
}

function leasesClaimedUnder(database: Database): number[] {
  const rows = database.all(
    `SELECT DISTINCT claimed_under FROM job WHERE status = 'leased' AND claimed_under IS NOT NULL`,
  );
  return rows.map((row) => integer(row, 'claimed_under'));
}
