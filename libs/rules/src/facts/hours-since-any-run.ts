import type { Fact } from '../fact.ts';
import { hoursSince, reaches } from '../growth.ts';
import { lastRun } from '../timers.ts';

export const hoursSinceAnyRun: Fact = {
  id: 'hoursSinceAnyRun',
  description: 'Hours since the last run, whatever its scope and end; dry runs do not count.',
  type: 'number',
  params: {},
  costly: false,
  countsHours: true,
  read: (context) => hoursSince(lastRun(context)?.startedAt, context.now),
  changes: (context, _, needed) => reaches(lastRun(context)?.startedAt, needed),
};
