import { describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.ts';
import { aContext, aRun, NOON, reconcile } from './cases.ts';
import { decide } from './decide.ts';
import type { GroupCondition } from './rule.ts';

describe('reasons', () => {
  const because = async (conditions: GroupCondition, difference = {}) =>
    (await decide([reconcile('own', 'all', conditions)], aContext(difference))).decision.because;
  const depth = { fact: 'queueDepth', operator: 'greaterThan', value: 5 } as const;
  const dead = { fact: 'deadLetters', operator: 'equal', value: 1 } as const;
  const hook = { fact: 'trigger', operator: 'equal', value: 'hook' } as const;
  const since = {
    fact: 'hoursSinceLastRun',
    params: { scope: 'all' },
    operator: 'greaterThan',
    value: 2,
  } as const;

  it.each([
    [
      { all: [depth, hook, dead] },
      'queueDepth is 0, needs greaterThan 5; deadLetters is 0, needs equal 1',
    ],
    [
      { any: [depth, dead] },
      'queueDepth is 0, needs greaterThan 5 or deadLetters is 0, needs equal 1',
    ],
    [{ not: hook }, 'trigger is hook, needs not equal hook'],
    [
      { not: { all: [hook, { not: dead }] } },
      'trigger is hook, needs not equal hook or deadLetters is 0, needs equal 1',
    ],
    [{ not: { any: [hook, dead] } }, 'trigger is hook, needs not equal hook'],
    [
      { all: [{ fact: 'trigger', operator: 'in', value: ['task', 'manual'] }] },
      'trigger is hook, needs in task, manual',
    ],
    [
      { all: [{ fact: 'hoursSinceAnyRun', operator: 'lessThan', value: 3 }] },
      'hoursSinceAnyRun is never, needs lessThan 3',
    ],
    [
      { all: [{ fact: 'stashUptimeHours', operator: 'lessThan', value: 3 }] },
      'stashUptimeHours is unknown, needs lessThan 3',
    ],
    [
      {
        all: [{ fact: 'hourOfDay', params: { zone: 'No/Where' }, operator: 'lessThan', value: 3 }],
      },
      'hourOfDay(No/Where) is unknown, needs lessThan 3',
    ],
  ] as const)('say what failed, case %#', async (conditions, reason) => {
    expect(await because(conditions)).toEqual([`own: ${reason}`]);
  });

  it('say what held', async () => {
    expect(await because({ all: [hook, since, { not: dead }] })).toEqual([
      'own: trigger is hook, hoursSinceLastRun(all) is never (greaterThan 2), deadLetters is 0 (not equal 1)',
    ]);
  });

  it('never round a value up to what it lacks', async () => {
    const runs = [aRun({ startedAt: new Date(NOON.getTime() - 23.949 * 3_600_000) })];

    const { decision } = await decide(builtInRules, aContext({ runs }));

    expect(decision.because[3]).toBe(
      'interval: hoursSinceLastRun(configured) is 23.94, needs greaterThanInclusive 23.95',
    );
  });

  it('tell of an interval that is never', async () => {
    const { decision } = await decide(builtInRules, aContext({ interval: 'never' }));

    expect(decision.because[3]).toBe(
      'interval: interval is never, needs notEqual never; hoursSinceLastRun(configured) is never, needs greaterThanInclusive never',
    );
  });
});
