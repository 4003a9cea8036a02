import type { Fact } from '../fact.ts';
import { hoursSince, reaches } from '../growth.ts';
import { scopeOf, scopeParam } from '../params.ts';
import { lastCountingRun } from '../timers.ts';

export const hoursSinceLastRun: Fact = {
  id: 'hoursSinceLastRun',
  description: 'Hours since the last complete run that covers the scope; dry runs do not count.',
  type: 'number',
  params: { scope: scopeParam },
  costly: false,
  countsHours: true,
  read: (context, params) =>
    hoursSince(lastCountingRun(scopeOf(params, context), context)?.startedAt, context.now),
  changes: (context, params, needed) =>
    reaches(lastCountingRun(scopeOf(params, context), context)?.startedAt, needed),
};
