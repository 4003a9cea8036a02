import type { NamedKind, NamedVersion } from '@stash2plex/core';
import { raiseCounter } from '../counter.ts';
import type { Database } from '../database/database.ts';
import { integer, text } from '../database/rows.ts';
import { refText } from './seen-row.ts';

// Performers, studios and tags as Stash had them at the last look. Call what writes inside a transaction.

const ID = 'CAST(id AS TEXT) AS id';
const OF_IDS = 'kind = ? AND id IN (SELECT value FROM json_each(?))';

export function countNames(database: Database, kind: NamedKind): number {
  const row = database.get('SELECT count(*) AS names FROM known_name WHERE kind = ?', kind);
  return integer(row, 'names');
}

export function namesOf(
  database: Database,
  kind: NamedKind,
  ids: readonly string[],
): Map<string, string> {
  const rows = database.all(
    `SELECT ${ID}, name FROM known_name WHERE ${OF_IDS}`,
    kind,
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [text(row, 'id'), text(row, 'name')]));
}

export function namedIds(database: Database, kind: NamedKind): string[] {
  return database
    .all(`SELECT ${ID} FROM known_name WHERE kind = ? ORDER BY known_name.id`, kind)
    .map((row) => text(row, 'id'));
}

export function storeNames(database: Database, named: readonly NamedVersion[]): void {
  for (const { kind, id, name, updatedAt } of named) {
    database.run(
      `INSERT INTO known_name VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at`,
      kind,
      id,
      name,
      updatedAt.getTime(),
    );
  }
}

/** A run that is going on may have read scenes before their names vanished: `forgotten` tells it so. */
export function forgetNames(database: Database, kind: NamedKind, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const { condition, values } = referringTo(ids.map((id) => refText({ kind, id })));
  database.run(
    `INSERT OR IGNORE INTO dirty SELECT scene_id FROM seen WHERE deleted_at IS NULL AND (${condition})`,
    ...values,
  );
  database.run(`DELETE FROM known_name WHERE ${OF_IDS}`, kind, JSON.stringify(ids));
  raiseCounter(database, 'forgotten');
}

/** So many texts are found sooner one by one than by taking every list of refs apart. */
const FEW = 4;

/** One pass over all scenes, however many names have vanished. */
function referringTo(refs: readonly string[]) {
  if (refs.length <= FEW) {
    const condition = refs.map(() => 'instr(refs, ?)').join(' OR ');
    return { condition, values: refs.map((ref) => JSON.stringify(ref)) };
  }
  const condition = `EXISTS (
    SELECT 1 FROM json_each(seen.refs) AS ref WHERE ref.value IN (SELECT value FROM json_each(?)))`;
  return { condition, values: [JSON.stringify(refs)] };
}
