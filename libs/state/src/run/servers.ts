import type { Database } from '../database/database.ts';
import { optionalText } from '../database/rows.ts';

export type TableOfServer = 'intent' | 'ledger' | 'match';

/** The servers of which this table knows something, each found by one step in the index: tables are ordered by server. */
export function* serversIn(database: Database, table: TableOfServer): Generator<string> {
  const next = `SELECT min(machine_identifier) AS server FROM ${table} WHERE machine_identifier > ?`;
  for (let server: string | undefined = ''; server !== undefined;) {
    const row = database.get(next, server);
    server = row && optionalText(row, 'server');
    if (server !== undefined) yield server;
  }
}
