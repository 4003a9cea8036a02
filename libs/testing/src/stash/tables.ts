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
