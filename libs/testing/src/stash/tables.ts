import type { StashFile, StashNamed, StashPerformer, StashScene, StashStudio } from './rows.ts';
import { table, type Table } from './table.ts';

export interface StashTables {
  readonly scenes: Table<StashScene>;
  readonly performers: Table<StashPerformer>;
  readonly studios: Table<StashStudio>;
  readonly tags: Table<StashNamed>;
  readonly files: Table<StashFile>;
}

export function stashTables(): StashTables {
  return {
    scenes: table('scene'),
    performers: table('performer'),
    studios: table('studio'),
    tags: table('tag'),
    files: table('file'),
  };
}

/** A new database that was filled alike: the same rows under the same ids, all of them from this instant. */
export function rebuildTables(tables: StashTables, now: string): void {
  for (const { all } of each(tables)) {
    for (const row of all()) Object.assign(row, { created_at: now, updated_at: now });
  }
}

export function clearTables(tables: StashTables): void {
  for (const { clear } of each(tables)) clear();
}

function each({ scenes, performers, studios, tags, files }: StashTables) {
  return [scenes, performers, studios, tags, files];
}
