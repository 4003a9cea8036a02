import type { TriggerRule } from './rule.ts';

/** The rules that are in force unless config.json has one of the same name; written as a user would write them. */
export const builtInRules = [
  {
    name: 'hold-while-plex-is-down',
    conditions: { all: [{ fact: 'plexReachable', operator: 'equal', value: false }] },
    event: { type: 'hold', params: { reason: 'Plex does not answer' } },
  },
  {
    name: 'manual-reset',
    conditions: { all: [{ fact: 'trigger', operator: 'equal', value: 'manual' }] },
    event: { type: 'resetTimer', params: { scope: 'all' } },
  },
  {
    name: 'startup-gap',
    conditions: {
      all: [
        { fact: 'interval', operator: 'notEqual', value: 'never' },
        { fact: 'stashStartedSinceLastRun', operator: 'equal', value: true },
        {
          fact: 'hoursSinceLastRun',
          params: { scope: 'recent' },
          operator: 'greaterThanInclusive',
          value: 1,
        },
      ],
    },
    event: { type: 'reconcile', params: { scope: 'recent' } },
  },
  {
    name: 'interval',
    conditions: {
      all: [
        { fact: 'interval', operator: 'notEqual', value: 'never' },
        {
          fact: 'hoursSinceLastRun',
          params: { scope: 'configured' },
          operator: 'greaterThanInclusive',
          value: { fact: 'intervalHours' },
        },
      ],
    },
    event: { type: 'reconcile', params: { scope: 'configured' } },
  },
] as const satisfies readonly TriggerRule[];
