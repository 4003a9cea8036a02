import { covers, SCOPES, type RunEnd, type RunStart, type Scope } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { text } from '../database/rows.ts';

/**
 * A complete run clears the falls that it would have seen: an hourly look at recent scenes says nothing of a fall that a
 * run over all of them found. Call it inside a transaction.
 */
export function storeFalls(database: Database, run: RunStart, end: RunEnd): void {
  if (end.status === 'complete') clearFalls(database, run.scope);
  if (end.status !== 'inconclusive') return;
  for (const fall of end.falls) noteFall(database, run, fall);
}

function clearFalls(database: Database, scope: Scope): void {
  const seen = SCOPES.filter((inner) => covers(scope, inner));
  database.run(
    'DELETE FROM fall WHERE scope IN (SELECT value FROM json_each(?))',
    JSON.stringify(seen),
  );
}

function noteFall(database: Database, run: RunStart, fall: RunEnd['falls'][number]): void {
  const { machineIdentifier, sectionKey } = fall;
  const known = database.get(
    'SELECT scope FROM fall WHERE machine_identifier = ? AND section_key = ?',
    machineIdentifier,
    sectionKey,
  );
  const before = known && (text(known, 'scope') as Scope);
  const widest = before !== undefined && covers(before, run.scope) ? before : run.scope;
  database.run(
    'INSERT INTO fall VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET scope = excluded.scope',
    machineIdentifier,
    sectionKey,
    widest,
    run.startedAt.getTime(),
  );
}
