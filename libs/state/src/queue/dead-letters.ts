import type { Database } from '../database/database.ts';

// What a person does with jobs that were put aside. Call each inside a transaction; each returns how many.

/** They start over, as if they had just been queued. */
export function retryDead(database: Database, now: Date): number {
  return database.run(
    `UPDATE job SET status = 'queued', attempts = 0, not_before = 0, last_error = NULL, dead_at = NULL,
       server_fault_at = NULL, not_found_since = NULL, enqueued_at = ?
     WHERE status = 'dead'`,
    now.getTime(),
  );
}

export function clearDead(database: Database): number {
  return database.run(`DELETE FROM job WHERE status = 'dead'`);
}

export function purgeDead(database: Database, before: Date): number {
  return database.run(`DELETE FROM job WHERE status = 'dead' AND dead_at < ?`, before.getTime());
}
