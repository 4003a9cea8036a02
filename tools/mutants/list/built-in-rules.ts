import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** Each operator and each value of the rules that are in force by themselves. */
export const builtInRules: readonly Mutant[] = inFile(
  {
    file: 'libs/rules/src/built-in-rules.ts',
    specs: ['libs/rules/src/simulation/weeks.slow.spec.ts', 'libs/rules/src/reasons.spec.ts'],
  },
  [
    {
      name: 'hold-value',
      breaks: 'runs are held while Plex answers, and made while it does not',
      find: "{ fact: 'plexReachable', operator: 'equal', value: false }",
      replace: "{ fact: 'plexReachable', operator: 'equal', value: true }",
    },
    {
      name: 'hold-operator',
      breaks: 'runs are held unless Plex is silent',
      find: "{ fact: 'plexReachable', operator: 'equal'",
      replace: "{ fact: 'plexReachable', operator: 'notEqual'",
    },
    {
      name: 'manual-reset-operator',
      breaks: 'every run but one by hand resets all timers',
      find: "{ fact: 'trigger', operator: 'equal'",
      replace: "{ fact: 'trigger', operator: 'notEqual'",
    },
    {
      name: 'manual-reset-value',
      breaks: 'scheduled looks reset timers, runs by hand do not',
      find: "operator: 'equal', value: 'manual' }",
      replace: "operator: 'equal', value: 'task' }",
    },
    {
      name: 'manual-reset-scope',
      breaks: 'a run by hand resets the timer of recent scenes only',
      find: "event: { type: 'resetTimer', params: { scope: 'all' } }",
      replace: "event: { type: 'resetTimer', params: { scope: 'recent' } }",
    },
    {
      name: 'startup-gap-never',
      breaks: 'a restart of Stash starts a run although the interval is never',
      find: `{ fact: 'interval', operator: 'notEqual', value: 'never' },
        { fact: 'stashStartedSinceLastRun'`,
      replace: "{ fact: 'stashStartedSinceLastRun'",
    },
    {
      name: 'startup-gap-value',
      breaks: 'runs come while Stash was not restarted, and not when it was',
      find: "{ fact: 'stashStartedSinceLastRun', operator: 'equal', value: true }",
      replace: "{ fact: 'stashStartedSinceLastRun', operator: 'equal', value: false }",
    },
    {
      name: 'startup-gap-operator',
      breaks: 'after exactly an hour a restart does not start a run',
      find: `params: { scope: 'recent' },
          operator: 'greaterThanInclusive'`,
      replace: `params: { scope: 'recent' },
          operator: 'greaterThan'`,
    },
    {
      name: 'startup-gap-hour',
      breaks: 'each restart of Stash starts a run, however short ago the last one was',
      find: 'value: 1,',
      replace: 'value: 0,',
    },
    {
      name: 'startup-gap-scope',
      breaks: 'a restart of Stash starts a run over everything',
      find: "params: { scope: 'recent' } }",
      replace: "params: { scope: 'all' } }",
    },
    {
      name: 'interval-never',
      breaks: 'what is said of the rule leaves out that the interval is never',
      find: `{ fact: 'interval', operator: 'notEqual', value: 'never' },
        {
          fact: 'hoursSinceLastRun',
          params: { scope: 'configured' }`,
      replace: `{
          fact: 'hoursSinceLastRun',
          params: { scope: 'configured' }`,
    },
    {
      name: 'interval-operator',
      breaks: 'a run that is due to the very minute is left for the next look',
      find: `params: { scope: 'configured' },
          operator: 'greaterThanInclusive'`,
      replace: `params: { scope: 'configured' },
          operator: 'greaterThan'`,
    },
    {
      name: 'interval-value',
      breaks: 'every interval is a day',
      find: "value: { fact: 'intervalHours' }",
      replace: 'value: 23.95',
    },
    {
      name: 'interval-scope',
      breaks: 'the setting reconcile_scope has no effect',
      find: "params: { scope: 'configured' } }",
      replace: "params: { scope: 'recent' } }",
    },
  ],
);
