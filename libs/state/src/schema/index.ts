import { GAP } from './gap.ts';
import { INTENT } from './intent.ts';
import { ITEM_INDEX, ITEM_INDEX_OWNER } from './item-index.ts';
import { JOB, JOB_REPAIR } from './job.ts';
import { KNOWN_NAME } from './known-name.ts';
import { LEASE } from './lease.ts';
import { LEDGER, LEDGER_PICTURES, LEDGER_REFUSED } from './ledger.ts';
import { MATCH } from './match.ts';
import { META } from './meta.ts';
import { OUTAGE } from './outage.ts';
import { REPAIR, REPAIRED } from './repair.ts';
import { RUN, RUN_RESUME } from './run.ts';
import { scratchScope, scratchTables } from './scratch.ts';
import { SEEN } from './seen.ts';

/** Migration n leads to schema n + 1. What was released is never edited: a change is a new entry at the end. */
export const MIGRATIONS: readonly string[] = [
  [META, LEASE, JOB, LEDGER, RUN, GAP, MATCH, ITEM_INDEX, scratchTables('main')].join('\n'),
  [SEEN, KNOWN_NAME, RUN_RESUME, scratchScope('main')].join('\n'),
  [JOB_REPAIR, LEDGER_REFUSED, INTENT, OUTAGE].join('\n'),
  [REPAIRED, REPAIR, ITEM_INDEX_OWNER].join('\n'),
  LEDGER_PICTURES,
];
