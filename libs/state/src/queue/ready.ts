import type { Database } from '../database/database.ts';
import { integer, optionalDate } from '../database/rows.ts';

// When queued jobs are ready. The index knows them by attempts and time: walked by one time only, it would be read whole.

/** How many attempts queued jobs have behind them, in ascending order, each number found by one step in the index. */
export function* queuedAttempts(database: Database): Generator<number> {
  const next = `SELECT min(attempts) AS attempts FROM job WHERE status = 'queued' AND attempts > ?`;
  for (let attempts = -1; ;) {
    const row = database.get(next, attempts);
    if (row?.['attempts'] === null) return;
    attempts = integer(row, 'attempts');
    yield attempts;
  }
}

/** When the next queued job is ready, or was; undefined when none is queued. */
export function nextReadyAt(database: Database): Date | undefined {
  const first = `SELECT min(not_before) AS first FROM job WHERE status = 'queued' AND attempts = ?`;
  const times = [...queuedAttempts(database)].map((attempts) =>
    integer(database.get(first, attempts), 'first'),
  );
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** When the next queued job is ready that is not ready now; undefined when all are, or none is queued. */
export function readyAfter(database: Database, now: Date): Date | undefined {
  const first = `SELECT min(not_before) AS first FROM job WHERE status = 'queued' AND attempts = ? AND not_before > ?`;
  const times = [...queuedAttempts(database)].flatMap(
    (attempts) => optionalDate(database.get(first, attempts, now.getTime()), 'first') ?? [],
  );
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

export function countDue(database: Database, now: Date): number {
  const due = `SELECT count(*) AS jobs FROM job WHERE status = 'queued' AND not_before <= ?`;
  return integer(database.get(due, now.getTime()), 'jobs');
}

/** Makes every queued job ready now. Call it inside a transaction. */
export function endBackoff(database: Database, now: Date): void {
  database.run(
    `UPDATE job SET not_before = 0 WHERE status = 'queued' AND not_before > ?`,
    now.getTime(),
  );
}
