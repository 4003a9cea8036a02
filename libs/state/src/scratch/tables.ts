import type { Database } from '../database/database.ts';
import { scratchTables, type ScratchPlace } from '../schema/scratch.ts';

const TABLES = ['scratch_claim', 'scratch_unmatched', 'scratch_name'] as const;

/** Makes the working tables of a run empty; those of a dry run are made here. Call it inside a transaction. */
export function emptyScratch(database: Database, place: ScratchPlace): void {
  database.exec(scratchTables(place));
  dropScratch(database, place);
}

export function dropScratch(database: Database, place: ScratchPlace): void {
  for (const table of TABLES) database.run(`DELETE FROM ${place}.${table}`);
}
