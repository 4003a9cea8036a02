import type { SQLInputValue } from 'node:sqlite';
import type { Database } from '../database/database.ts';
import { integer } from '../database/rows.ts';

const TABLES = ['item_path', 'item_size', 'item_index'] as const;

/** Drops listings with all their rows, in several transactions: others need not wait for a large one. */
export function dropBuilds(
  database: Database,
  condition: string,
  ...values: readonly SQLInputValue[]
): void {
  const builds = database.all(`SELECT id FROM index_build WHERE ${condition}`, ...values);
  for (const row of builds) dropBuild(database, integer(row, 'id'));
}

/** The build's own row goes last, so that a killed drop is done again, with the rows that were added meanwhile. */
function dropBuild(database: Database, id: number): void {
  for (const table of TABLES) {
    database.write(() => {
      deleteRows(database, table, id);
    });
  }
  database.write(() => {
    for (const table of TABLES) deleteRows(database, table, id);
    database.run('DELETE FROM index_build WHERE id = ?', id);
  });
}

function deleteRows(database: Database, table: (typeof TABLES)[number], id: number): void {
  database.run(`DELETE FROM ${table} WHERE build = ?`, id);
}
