import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { holds, type Lease } from './lease.ts';

// Wakes tell the holder of a lease that there is more to do. Call what writes inside a transaction.

export function raiseWake(database: Database, name: string): void {
  database.run(
    'INSERT INTO lease (name, wakes) VALUES (?, 1) ON CONFLICT DO UPDATE SET wakes = wakes + 1',
    name,
  );
}

export function wakesOf(database: Database, name: string): number {
  return integer(database.get('SELECT wakes FROM lease WHERE name = ?', name), 'wakes');
}

export function release(database: Database, { name, token }: Lease): void {
  database.run('UPDATE lease SET owner = NULL WHERE name = ? AND token = ?', name, token);
}

/** True also when the lease was lost: nothing is left to do for this holder. */
export function releaseIfQuiet(database: Database, lease: Lease, wakes: number): boolean {
  const isWoken = wakesOf(database, lease.name) !== wakes;
  if (isWoken && holds(database, lease)) return false;
  release(database, lease);
  return true;
}
