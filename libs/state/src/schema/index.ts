import { GAP } from './gap.ts';
import { ITEM_INDEX } from './item-index.ts';
import { JOB } from './job.ts';
import { LEASE } from './lease.ts';
import { LEDGER } from './ledger.ts';
import { MATCH } from './match.ts';
import { META } from './meta.ts';
import { RUN } from './run.ts';
import { scratchTables } from './scratch.ts';

/** Migration n leads to schema n + 1. What was released is never edited: a change is a new entry at the end. */
export const MIGRATIONS: readonly string[] = [
  [META, LEASE, JOB, LEDGER, RUN, GAP, MATCH, ITEM_INDEX, scratchTables('main')].join('\n'),
];
