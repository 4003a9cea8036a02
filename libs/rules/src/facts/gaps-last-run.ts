import type { Fact } from '../fact.ts';
import { lastCountingRun } from '../timers.ts';

export const gapsLastRun: Fact = {
  id: 'gapsLastRun',
  description: 'Gaps that the last complete run found, of one type or of all; 0 without a run.',
  type: 'number',
  params: {
    type: {
      description: 'id of a detector, such as missing or stale-sync; left out: all together',
      whenMissing: 'leave-out',
      problem: () => undefined,
    },
  },
  costly: false,
  read: (context, { type }) => countOf(lastCountingRun('recent', context)?.gaps ?? {}, type),
};

function countOf(gaps: Readonly<Record<string, number>>, type: string | undefined): number {
  // Entries, not gaps[type]: `constructor` is nobody's gap.
  let count = 0;
  for (const [each, found] of Object.entries(gaps)) {
    if (type === undefined || each === type) count += found;
  }
  return count;
}
