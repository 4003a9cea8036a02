import type { Database } from '../database/database.ts';
import { scratchLeftovers } from '../schema/leftover.ts';
import { scratchScope, scratchTables, type ScratchPlace } from '../schema/scratch.ts';

const TABLES = [
  ...(['scratch_claim', 'scratch_unmatched', 'scratch_name', 'scratch_scope'] as const),
  ...(['scratch_ambiguous', 'scratch_unclaimed'] as const),
];

/** Makes the working tables of a run empty; those of a dry run are made here. Call it inside a transaction. */
export function emptyScratch(database: Database, place: ScratchPlace): void {
  database.exec(scratchTables(place) + scratchScope(place) + scratchLeftovers(place));
  for (const table of TABLES) database.run(`DELETE FROM ${place}.${table}`);
}
