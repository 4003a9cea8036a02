import type { Fact } from '../fact.ts';
import { localTime, nextHour } from '../local-time.ts';
import { zoneOf, zoneParam } from '../params.ts';

export const hourOfDay: Fact = {
  id: 'hourOfDay',
  description: 'The hour on the clock, 0 to 23.',
  type: 'number',
  range: [0, 23],
  params: { zone: zoneParam },
  costly: false,
  read: (context, params) => localTime(context.now, zoneOf(params, context)).hour,
  changes: (context, params) => [nextHour(context.now, zoneOf(params, context))],
};
