import { LeaseLostError } from '@stash2plex/core';
import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { integer, optionalText, type Row } from '../database/rows.ts';
import type { Owner } from './owner.ts';

/** Without a heartbeat a lease lives this long; heartbeats come every 10 s. */
export const LEASE_LIFE_MS = 60_000;

/** The right to do one kind of work alone. */
export interface Lease {
  readonly name: string;
  /** Fencing token: a later holder has a higher one, for ever. */
  readonly token: number;
}

/** One process at a time for each name. Uses real time, never the wall clock on which decisions are made. */
export interface Leases {
  /** A dead owner of this machine is replaced at once, any other after its life. */
  readonly acquire: (name: string, owner: Owner) => Lease | { readonly heldBy: Owner };
  /** Who holds the lease and may be alive; undefined when it is free. */
  readonly holder: (name: string) => Owner | undefined;
  /** The heartbeat. False when another process has taken over. */
  readonly renew: (lease: Lease) => boolean;
  readonly release: (lease: Lease) => void;
  readonly holds: (lease: Lease) => boolean;
  /** Tells the holder that there is more to do. */
  readonly raiseWake: (name: string) => void;
  /** How often the wake was raised, ever. */
  readonly wakes: (name: string) => number;
}

export interface LeaseChecks {
  /** Milliseconds of real time. */
  readonly realNow: () => number;
  /** False only where the owner is known to be dead. */
  readonly isAlive: (owner: Owner) => boolean;
}

export function leasesOf(database: Database, checks: LeaseChecks): Leases {
  return {
    acquire: (name, owner) => database.write(() => acquire(database, checks, name, owner)),
    holder: (name) => database.write(() => holder(database, checks, name)),
    renew: (lease) => database.write(() => renew(database, checks, lease)),
    release: (lease) => {
      database.write(() => {
        database.run(
          'UPDATE lease SET owner = NULL WHERE name = ? AND token = ?',
          lease.name,
          lease.token,
        );
      });
    },
    holds: (lease) => holds(database, lease),
    raiseWake: (name) => {
      database.write(() => {
        database.run(
          'INSERT INTO lease (name, wakes) VALUES (?, 1) ON CONFLICT DO UPDATE SET wakes = wakes + 1',
          name,
        );
      });
    },
    wakes: (name) => integer(leaseRow(database, name), 'wakes'),
  };
}

/** For transactions: what a process writes after it lost its lease is void. */
export function checkHolds(database: Database, lease: Lease): void {
  if (holds(database, lease)) return;
  throw new LeaseLostError(
    `Another process has taken over "${lease.name}"; what this one was about to store is void.`,
  );
}

function acquire(
  database: Database,
  checks: LeaseChecks,
  name: string,
  owner: Owner,
): ReturnType<Leases['acquire']> {
  const heldBy = holder(database, checks, name);
  if (heldBy) return { heldBy };
  const token = raiseCounter(database, 'token');
  database.run(
    `INSERT INTO lease (name, owner, token, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET owner = excluded.owner, token = excluded.token, expires_at = excluded.expires_at`,
    name,
    JSON.stringify(owner),
    token,
    checks.realNow() + LEASE_LIFE_MS,
  );
  return { name, token };
}

/** Who holds the lease and may be alive. */
function holder(database: Database, checks: LeaseChecks, name: string): Owner | undefined {
  const row = leaseRow(database, name);
  const owner = row && ownerOf(row);
  if (!owner || !checks.isAlive(owner)) return undefined;
  const latest = checks.realNow() + LEASE_LIFE_MS;
  const expiresAt = integer(row, 'expires_at');
  // A clock that was set back would let a dead owner block for more than a life.
  if (expiresAt > latest) {
    database.run('UPDATE lease SET expires_at = ? WHERE name = ?', latest, name);
  }
  return expiresAt > checks.realNow() ? owner : undefined;
}

function renew(database: Database, checks: LeaseChecks, { name, token }: Lease): boolean {
  const changed = database.run(
    'UPDATE lease SET expires_at = ? WHERE name = ? AND token = ? AND owner IS NOT NULL',
    checks.realNow() + LEASE_LIFE_MS,
    name,
    token,
  );
  return changed === 1;
}

function holds(database: Database, { name, token }: Lease): boolean {
  const row = database.get(
    'SELECT 1 FROM lease WHERE name = ? AND token = ? AND owner IS NOT NULL',
    name,
    token,
  );
  return row !== undefined;
}

function leaseRow(database: Database, name: string): Row | undefined {
  return database.get('SELECT owner, expires_at, wakes FROM lease WHERE name = ?', name);
}

function ownerOf(row: Row): Owner | undefined {
  const owner = optionalText(row, 'owner');
  return owner === undefined ? undefined : (JSON.parse(owner) as Owner);
}
