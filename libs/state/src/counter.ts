import type { Database } from './database/database.ts';
import { integer } from './database/rows.ts';

/**
 * `revision`: every enqueue and page. `token`: every lease and claim. `runs`: runs that ended, dry ones left out.
 * `forgotten`: how often names were found to have vanished from Stash.
 */
export type CounterName = 'revision' | 'token' | 'runs' | 'forgotten';

export function readCounter(database: Database, name: CounterName): number {
  return integer(database.get('SELECT value FROM counter WHERE name = ?', name), 'value');
}

/** Raises the counter by `by` and returns where it stands now. */
export function raiseCounter(database: Database, name: CounterName, by = 1): number {
  const row = database.get(
    `INSERT INTO counter (name, value) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET value = value + excluded.value RETURNING value`,
    name,
    by,
  );
  return integer(row, 'value');
}
