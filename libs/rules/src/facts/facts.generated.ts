// Generated from the file names by `npm run generate`. Do not edit.
import type { Fact } from '../fact.ts';
import { configuredScope } from './configured-scope.ts';
import { cronDue } from './cron-due.ts';
import { dayOfWeek } from './day-of-week.ts';
import { deadLetters } from './dead-letters.ts';
import { gapsLastRun } from './gaps-last-run.ts';
import { hourOfDay } from './hour-of-day.ts';
import { hoursSinceAnyRun } from './hours-since-any-run.ts';
import { hoursSinceLastRun } from './hours-since-last-run.ts';
import { interval } from './interval.ts';
import { intervalHours } from './interval-hours.ts';
import { plexReachable } from './plex-reachable.ts';
import { queueDepth } from './queue-depth.ts';
import { stashStartedSinceLastRun } from './stash-started-since-last-run.ts';
import { stashUptimeHours } from './stash-uptime-hours.ts';
import { trigger } from './trigger.ts';

export const facts = {
  configuredScope,
  cronDue,
  dayOfWeek,
  deadLetters,
  gapsLastRun,
  hourOfDay,
  hoursSinceAnyRun,
  hoursSinceLastRun,
  interval,
  intervalHours,
  plexReachable,
  queueDepth,
  stashStartedSinceLastRun,
  stashUptimeHours,
  trigger,
} as const satisfies Record<string, Fact>;

export type FactId = keyof typeof facts;
