import type { Fact } from '../fact.ts';
import { localTime, towardsNextDay } from '../local-time.ts';
import { zoneOf, zoneParam } from '../params.ts';

export const dayOfWeek: Fact = {
  id: 'dayOfWeek',
  description: 'The day of the week as cron counts, 0 (Sunday) to 6 (Saturday).',
  type: 'number',
  range: [0, 6],
  params: { zone: zoneParam },
  costly: false,
  read: (context, params) => localTime(context.now, zoneOf(params, context)).weekday,
  changes: (context, params) => [towardsNextDay(context.now, zoneOf(params, context))],
};
