import type { BatchOutcome } from '@stash2plex/core';
import type { Database } from '../database/database.ts';
import { storeLedger } from '../ledger/store-ledger.ts';
import { endJob } from '../queue/settle.ts';
import { closeGaps } from '../run/gaps.ts';
import { storeMatches } from '../run/matches.ts';
import { removeIntents } from './intents.ts';
import { noteRepaired } from './repaired.ts';

/**
 * What was read back of an item is true whatever became of its job: a claim that was lost is no reason to forget it.
 * Call it inside a transaction.
 */
export function settleBatch(database: Database, outcome: BatchOutcome): void {
  const { ends, ledger, settled, matches, gaps, machineIdentifier } = outcome;
  const ended = new Set<string>();
  for (const end of ends) if (endJob(database, end) === 'done') ended.add(end.job.sceneId);
  const looked = gaps.filter(({ sceneId }) => ended.has(sceneId));
  storeLedger(database, ledger);
  closeGaps(database, looked, matches);
  noteRepaired(database, new Set([...ledger, ...looked].map(({ sceneId }) => sceneId)));
  removeIntents(database, settled);
  // A scene without a match in this batch was not looked for, or not found for sure: what is known of it stays.
  storeMatches(database, { machineIdentifier, matches, settled: [] });
}
