import { FOLDER_SCAN } from './folder-scan.ts';
import { GAP } from './gap.ts';
import { INTENT } from './intent.ts';
import { ITEM_INDEX, ITEM_INDEX_OWNER } from './item-index.ts';
import { JOB, JOB_NOT_FOUND, JOB_REPAIR, JOB_SERVER_FAULT } from './job.ts';
import { KNOWN_NAME } from './known-name.ts';
import { LEASE } from './lease.ts';
import { LEDGER, LEDGER_PICTURES, LEDGER_REFUSED } from './ledger.ts';
import { LEFTOVER_GAP, RUN_WITHHELD, scratchLeftovers } from './leftover.ts';
import { MATCH } from './match.ts';
import { META } from './meta.ts';
import { OUTAGE, OUTAGE_DETAILS } from './outage.ts';
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
  [
    ...[LEFTOVER_GAP, RUN_WITHHELD, scratchLeftovers('main'), LEDGER_PICTURES],
    ...[JOB_NOT_FOUND, FOLDER_SCAN, OUTAGE_DETAILS, JOB_SERVER_FAULT],
  ].join('\n'),
];
