import type { RepairFigures } from '@stash2plex/core';
import { plainLine } from '../../wording/plain-line.ts';
import { repairFacts, repairTitle } from '../../wording/repair-words.ts';
import { aligned } from './layout.ts';

/** What working off the queue came to, for Stash's log: everything but the fields one by one. */
export function repairSummary(record: RepairFigures): string {
  return [plainLine(repairTitle(record)), ...aligned(repairFacts(record))].join('\n');
}
