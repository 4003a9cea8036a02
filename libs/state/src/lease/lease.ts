import { LeaseLostError } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { integer, optionalText, type Row } from '../database/rows.ts';
import type { Owner } from './owner.ts';

/** The right to do one kind of work alone. */
export interface Lease {
  readonly name: string;
  /** Fencing token: a later holder has a higher one, for ever. */
  readonly token: number;
}

export interface LeaseChecks {
  /** Milliseconds of real time. */
  readonly realNow: () => number;
  /** False only where the owner is known to be dead. */
  readonly isAlive: (owner: Owner) => boolean;
}

/** Transactions of the holder: each begins with the check of the lease, and throws LeaseLostError once it is another's. */
export function fenced(database: Database, lease: Lease): Database['write'] {
  return (work) =>
    database.write(() => {
      checkHolds(database, lease);
      return work();
    });
}

/** For transactions: what a process writes after it lost its lease is void. */
export function checkHolds(database: Database, lease: Lease): void {
  if (holds(database, lease)) return;
  throw new LeaseLostError(
    `Another process has taken over "${lease.name}"; what this one was about to store is void.`,
  );
}

export function holds(database: Database, { name, token }: Lease): boolean {
  const row = database.get(
    'SELECT 1 FROM lease WHERE name = ? AND token = ? AND owner IS NOT NULL',
    name,
    token,
  );
  return row !== undefined;
}

/** Whether a process that may be alive holds the lease with this token. */
export function isHeld(database: Database, checks: LeaseChecks, token: number): boolean {
  const row = database.get('SELECT owner, expires_at FROM lease WHERE token = ?', token);
  return row !== undefined && livingOwner(row, checks) !== undefined;
}

/** Who holds the lease of this row, unless that owner is dead or the lease has run out. */
export function livingOwner(row: Row, { realNow, isAlive }: LeaseChecks): Owner | undefined {
  const stored = optionalText(row, 'owner');
  if (stored === undefined || integer(row, 'expires_at') <= realNow()) return undefined;
  const owner = JSON.parse(stored) as Owner;
  return isAlive(owner) ? owner : undefined;
}
