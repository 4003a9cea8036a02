// What specs share: a quiet day, of which each names its difference.
import type { RunRecord } from '@stash2plex/core';
import type { RuleContext } from './context.ts';
import type { EventScope, GroupCondition, TriggerRule } from './rule.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Wednesday. */
export const NOON = new Date('2026-03-04T12:00:00Z');

export function hoursBefore(hours: number, instant = NOON): Date {
  return new Date(instant.getTime() - hours * HOUR);
}

/** A complete automatic run of everything, a day ago, in the same life of Stash. */
export function aRun(difference: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'run',
    rule: 'interval',
    scope: 'all',
    trigger: 'hook',
    dryRun: false,
    startedAt: hoursBefore(24),
    finishedAt: undefined,
    stashLife: 'life-1',
    resetsTimers: undefined,
    status: 'complete',
    resumes: 0,
    scenesChecked: 0,
    gaps: {},
    queued: 0,
    skipped: {},
    withdrawn: 0,
    matched: 0,
    withoutFiles: 0,
    unknown: 0,
    requests: { stash: 0, plex: 0 },
    guards: [],
    errors: [],
    ...difference,
  };
}

/** A hook at noon with the interval `daily`, the scope `recent`, an empty queue, and a Plex that answers. */
export function aContext(difference: Partial<RuleContext> = {}): RuleContext {
  return {
    now: NOON,
    trigger: 'hook',
    interval: 'daily',
    configuredScope: 'recent',
    runs: [],
    stashLife: 'life-1',
    stashStartedAt: undefined,
    queue: { pending: 0, leased: 0, dead: 0 },
    plexReachable: () => Promise.resolve(true),
    timeZone: 'UTC',
    ...difference,
  };
}

/** A Plex that counts how often it is asked. */
export function aPlex(answers: boolean) {
  const plex = {
    asked: 0,
    plexReachable: () => {
      plex.asked += 1;
      return Promise.resolve(answers);
    },
  };
  return plex;
}

export const always = {
  all: [{ fact: 'queueDepth', operator: 'greaterThanInclusive', value: 0 }],
} as const;
export const never: GroupCondition = { not: always };
export const plexIs = (value: boolean): GroupCondition => ({
  all: [{ fact: 'plexReachable', operator: 'equal', value }],
});

export const reconcile = (
  name: string,
  scope: EventScope,
  conditions: GroupCondition = always,
): TriggerRule => ({
  name,
  conditions,
  event: { type: 'reconcile', params: { scope } },
});
export const hold = (conditions: GroupCondition = always): TriggerRule => ({
  name: 'hold',
  conditions,
  event: { type: 'hold', params: { reason: 'wait' } },
});
export const reset = (
  name: string,
  scope: EventScope,
  conditions: GroupCondition = always,
): TriggerRule => ({
  name,
  conditions,
  event: { type: 'resetTimer', params: { scope } },
});
export const report = (conditions: GroupCondition = always): TriggerRule => ({
  name: 'tell',
  conditions,
  event: { type: 'report', params: { message: 'Look!' } },
});
