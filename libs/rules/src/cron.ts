import { messageOf } from '@stash2plex/core';
import { Cron } from 'croner';

interface Timetable {
  readonly expression: string;
  readonly zone: string | undefined;
}

/** Forecasts ask for one instant again and again, at each hour they look at. */
const MOST_KNOWN = 200;
const known = new Map<string, Date | undefined>();

/** The first instant of a cron expression after `after`, if there is one. Throws when it makes no sense. */
export function nextByCron(timetable: Timetable, after: Date): Date | undefined {
  const key = JSON.stringify([timetable.expression, timetable.zone, after.getTime()]);
  if (known.has(key)) return known.get(key);
  const next = asked(timetable, after);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, next);
  return next;
}

/** What is wrong with a cron expression, in words; undefined when it has instants to come. */
export function cronProblem(expression: string): string | undefined {
  // croner takes a lone date for an expression that comes once.
  if (!/\s|^@/.test(expression.trim())) return `"${expression}" is no cron expression`;
  try {
    const next = nextByCron({ expression, zone: 'UTC' }, new Date(0));
    return next ? undefined : `"${expression}" names a time that never comes`;
  } catch (error) {
    return `"${expression}" is no cron expression (${messageOf(error)})`;
  }
}

function asked({ expression, zone }: Timetable, after: Date): Date | undefined {
  const cron = new Cron(expression, { mode: '5-or-6-parts', ...(zone && { timezone: zone }) });
  return cron.nextRun(after) ?? undefined;
}
