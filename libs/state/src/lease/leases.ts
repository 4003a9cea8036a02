import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';
import { holds, livingOwner, type Lease, type LeaseChecks } from './lease.ts';
import type { Owner } from './owner.ts';
import { raiseWake, release, releaseIfQuiet, wakesOf } from './wakes.ts';

/** Without a heartbeat a lease lives this long; heartbeats come every 10 s. */
export const LEASE_LIFE_MS = 60_000;

/** One process at a time for each name. Uses real time, never the wall clock on which decisions are made. */
export interface Leases {
  /** A dead owner of this machine is replaced at once, any other after its life. */
  readonly acquire: (name: string, owner: Owner) => Lease | { readonly heldBy: Owner };
  /**
   * The same; if another holds the lease, its wake is raised in the same transaction, so that who is told `heldBy` can
   * end: the holder looks again before `releaseIfQuiet` lets it go.
   */
  readonly acquireOrWake: (name: string, owner: Owner) => Lease | { readonly heldBy: Owner };
  /** Who holds the lease and may be alive; undefined when it is free. */
  readonly holder: (name: string) => Owner | undefined;
  /** The heartbeat. False when another process has taken over. */
  readonly renew: (lease: Lease) => boolean;
  readonly release: (lease: Lease) => void;
  /** Releases the lease unless its wake was raised since it stood at `wakes`. True when it is not held any more. */
  readonly releaseIfQuiet: (lease: Lease, wakes: number) => boolean;
  readonly holds: (lease: Lease) => boolean;
  /** Tells the holder that there is more to do. */
  readonly raiseWake: (name: string) => void;
  /** How often the wake was raised, ever. Read it before the work that a wake asks for. */
  readonly wakes: (name: string) => number;
}

export function leasesOf(database: Database, checks: LeaseChecks): Leases {
  const { write } = database;
  return {
    acquire: (name, owner) => write(() => acquire(database, checks, name, owner)),
    acquireOrWake: (name, owner) =>
      write(() => {
        const answer = acquire(database, checks, name, owner);
        if ('heldBy' in answer) raiseWake(database, name);
        return answer;
      }),
    holder: (name) => write(() => holder(database, checks, name)),
    renew: (lease) => write(() => renew(database, checks, lease)),
    release: (lease) => {
      write(() => {
        release(database, lease);
      });
    },
    releaseIfQuiet: (lease, wakes) => write(() => releaseIfQuiet(database, lease, wakes)),
    holds: (lease) => holds(database, lease),
    raiseWake: (name) => {
      write(() => {
        raiseWake(database, name);
      });
    },
    wakes: (name) => wakesOf(database, name),
  };
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
  const row = database.get('SELECT owner, expires_at FROM lease WHERE name = ?', name);
  const owner = row && livingOwner(row, checks);
  if (!owner) return undefined;
  const latest = checks.realNow() + LEASE_LIFE_MS;
  // A clock that was set back would let a dead owner block for more than a life.
  if (integer(row, 'expires_at') > latest) {
    database.run('UPDATE lease SET expires_at = ? WHERE name = ?', latest, name);
  }
  return owner;
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
