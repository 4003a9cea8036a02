import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** When a run is due, and which of several. */
export const rules: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/rules/src/facts/interval-hours.ts',
      specs: ['libs/rules/src/simulation/weeks.slow.spec.ts'],
    },
    [
      {
        name: 'interval-slack',
        breaks: 'calls that come hourly, give or take seconds, miss every other run',
        find: 'SLACK_MINUTES = 3',
        replace: 'SLACK_MINUTES = 0',
      },
    ],
  ),
  ...inFile({ file: 'libs/rules/src/decide.ts', specs: ['libs/rules/src/decide.spec.ts'] }, [
    {
      name: 'hold-wins',
      breaks: 'a run is made although a rule holds it',
      find: 'if (!chosen || holds.length > 0) return',
      replace: 'if (!chosen) return',
    },
    {
      name: 'plex-asked-last',
      breaks: 'Plex is asked although nothing is due',
      find: "rule.event.type !== 'reconcile' && isCostlyRule(rule);",
      replace: "rule.event.type === 'report' && isCostlyRule(rule);",
    },
    {
      name: 'by-hand-not-obeyed',
      breaks: 'rules that hold runs are asked when a person starts one',
      find: "rule.event.type === 'resetTimer' ||",
      replace: "rule.event.type === 'resetTimer' || rule.event.type === 'hold' ||",
    },
  ]),
  ...inFile({ file: 'libs/rules/src/fold.ts', specs: ['libs/rules/src/decide.spec.ts'] }, [
    {
      name: 'widest-scope-wins',
      breaks: 'of two runs that are due the first in the list is made, not the wider one',
      find: 'if (!best || !covers(best.scope, candidate.scope)) best = candidate;',
      replace: 'best ??= candidate;',
    },
    {
      name: 'first-of-equals',
      breaks: 'of two rules with one scope the last in the list is named',
      find: '!covers(best.scope, candidate.scope)',
      replace: 'covers(candidate.scope, best.scope)',
    },
  ]),
  ...inFile({ file: 'libs/rules/src/retries.ts', specs: ['libs/rules/src/retries.spec.ts'] }, [
    {
      name: 'retry-first-wait',
      breaks: 'a run that failed is tried again too soon',
      find: '[15 * MINUTE_MS',
      replace: '[14 * MINUTE_MS',
    },
    {
      name: 'retry-second-wait',
      breaks: 'after two failures the wait is as short as after one',
      find: '60 * MINUTE_MS, 360',
      replace: '15 * MINUTE_MS, 360',
    },
    {
      name: 'retry-later-waits',
      breaks: 'after three failures a run is tried every hour',
      find: '360 * MINUTE_MS',
      replace: '60 * MINUTE_MS',
    },
    {
      name: 'retry-by-hand',
      breaks: 'a run by hand that failed puts off the automatic ones',
      find: "run.trigger !== 'manual' &&",
      replace: '',
    },
    {
      name: 'retry-other-scopes',
      breaks: 'a scope that fails puts off all others',
      find: 'run.scope === scope &&',
      replace: '',
    },
  ]),
  ...inFile(
    {
      file: 'libs/rules/src/timers.ts',
      specs: ['libs/rules/src/retries.spec.ts', 'libs/rules/src/facts/facts.spec.ts'],
    },
    [
      {
        name: 'timer-complete',
        breaks: 'a run that failed counts as done',
        find: "run.status === 'complete' && countsFor",
        replace: 'countsFor',
      },
      {
        name: 'timer-dry',
        breaks: 'a dry run counts as done',
        find: '!dryRun && ',
        replace: '',
      },
      {
        name: 'timer-reset',
        breaks: 'a run by hand resets no timer',
        find: ' || (resetsTimers !== undefined && covers(resetsTimers, timer))',
        replace: '',
      },
      {
        name: 'timer-clock-jump',
        breaks: 'a run that a jumping clock put into next year stops all others until then',
        find: '!dryRun && startedAt.getTime() <= now.getTime() + AHEAD_MS',
        replace: '!dryRun',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/rules/src/facts/stash-started-since-last-run.ts',
      specs: ['libs/rules/src/facts/facts.spec.ts'],
    },
    [
      {
        name: 'restart-unknown',
        breaks: 'a Stash that hides its identity counts as restarted at every call',
        find: 'if (last.stashLife === undefined || context.stashLife === undefined) return false;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/rules/src/operators.ts',
      specs: ['libs/rules/src/reasons.spec.ts', 'libs/rules/src/operators.spec.ts'],
    },
    [
      {
        name: 'never-is-not-reached',
        breaks: 'an interval of never is reached by a library that never had a run',
        find: 'seen >= needed && needed !== Infinity',
        replace: 'seen >= needed',
      },
      {
        name: 'operator-types',
        breaks: 'a text and a number are compared',
        find: 'sameType(seen, needed) && seen !== needed',
        replace: 'seen !== needed',
      },
    ],
  ),
];
