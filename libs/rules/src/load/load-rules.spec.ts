import { describe, expect, it } from 'vitest';
import { builtInRules } from '../built-in-rules.ts';
import { always, aRule, bad, nested, withConditions, withEvent } from './cases.ts';
import { loadRules } from './load-rules.ts';

const BUILT_IN = ['hold-while-plex-is-down', 'manual-reset', 'startup-gap', 'interval'];

const namesOf = (own: unknown) => loadRules(own).rules.map(({ name }) => name);

it('puts the built-in rules in force when there are no own ones', () => {
  expect(loadRules(undefined)).toEqual({ rules: builtInRules, problems: [] });
  expect(builtInRules.map(({ name }) => name)).toEqual(BUILT_IN);
});

it('takes the built-in rules as they stand, for a user may copy them', () => {
  const copied: unknown = JSON.parse(JSON.stringify(builtInRules));

  expect(loadRules(copied)).toEqual({ rules: builtInRules, problems: [] });
});

it('lets own rules follow in their order', () => {
  expect(namesOf([aRule({ name: 'b' }), aRule({ name: 'a' })])).toEqual([...BUILT_IN, 'b', 'a']);
});

it('puts an own rule with the name of a built-in one in its place', () => {
  const { rules, problems } = loadRules([aRule({ name: 'startup-gap' })]);

  expect(rules.map(({ name }) => name)).toEqual(BUILT_IN);
  expect(rules[2]).toEqual(aRule({ name: 'startup-gap' }));
  expect(problems).toEqual([]);
});

it('leaves a built-in rule in force when the own one of that name cannot be used', () => {
  const { rules, problems } = loadRules([aRule({ name: 'interval', conditions: { all: [] } })]);

  expect(rules).toEqual(builtInRules);
  expect(problems).toEqual([
    'config.json: rule "interval" is skipped: conditions.all is empty; a rule without conditions would always fire; the built-in rule of that name stays in force',
  ]);
});

it('counts the first of two rules with one name', () => {
  const second = withEvent({ type: 'hold' });
  const { rules, problems } = loadRules([aRule(), second]);

  expect(rules.slice(4)).toEqual([aRule()]);
  expect(problems).toEqual([
    'config.json: rule "own" is there twice: the first one counts, number 2 is skipped',
  ]);
});

it('skips only what cannot be used', () => {
  const { rules, problems } = loadRules([aRule({ name: 'a', event: 1 }), 7, aRule({ name: 'b' })]);

  expect(rules.map(({ name }) => name)).toEqual([...BUILT_IN, 'b']);
  expect(problems).toEqual([
    'config.json: rule "a" is skipped: event has to be an object with type and params',
    'config.json: rule number 2 is skipped: it is not an object',
  ]);
});

it.each(Object.entries(bad))(
  'names a rule that cannot be used, with the reason: %s',
  (_, [rule, reason]) => {
    const { rules, problems } = loadRules([rule]);

    expect(rules).toEqual(builtInRules);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^config\.json: rule .*is skipped: /s);
    expect(problems[0]).toContain(reason);
  },
);

it.each([
  ['[', ']'],
  ['{"a":', '}'],
])('quotes nothing that is nested too deep to be written: %s', (open, close) => {
  const deep: unknown = JSON.parse(`${open.repeat(50_000)}1${close.repeat(50_000)}`);

  const { rules, problems } = loadRules([withConditions({ all: [{ ...always, fact: deep }] })]);

  expect(rules).toEqual(builtInRules);
  expect(problems).toEqual([
    expect.stringMatching(/conditions\.all\[0\]\.fact [[{]…[\]}] is not known/),
  ]);
});

it.each([null, 'x', 5, {}, true])('says that rules has to be a list, not %j', (own) => {
  const { rules, problems } = loadRules(own);

  expect(rules).toEqual(builtInRules);
  expect(problems).toEqual([`config.json: rules is ${JSON.stringify(own)}, but has to be a list`]);
});

it('uses the first hundred of very many rules', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => aRule({ name: `rule ${index}` }));
  const { rules, problems } = loadRules(many);

  expect(rules).toHaveLength(104);
  expect(problems).toEqual(['config.json: rules holds 20000 rules; only the first 100 are used']);
});

it('tells at most three faults of one rule, and cuts what it quotes', () => {
  const { problems } = loadRules([
    aRule({ a: 1, event: { type: 'x'.repeat(1e6) }, conditions: [], name: 1 }),
  ]);

  expect(problems[0]?.split('; ').length).toBeLessThanOrEqual(5);
  expect(problems[0]?.length).toBeLessThan(400);
});

it('takes eight groups in each other', () => {
  expect(loadRules([withConditions(nested(8))]).problems).toEqual([]);
});

it('fills in the scope that the rule asks for, where a timer is asked without one', () => {
  const own = aRule({
    conditions: {
      all: [
        { fact: 'hoursSinceLastRun', operator: 'greaterThan', value: 6 },
        {
          fact: 'cronDue',
          params: { expression: ' 0 3 * * * ' },
          operator: 'equal',
          value: true,
        },
      ],
    },
    event: { type: 'reconcile', params: { scope: 'recent_7days' } },
  });

  expect(loadRules([own]).rules[4]?.conditions).toEqual({
    all: [
      {
        fact: 'hoursSinceLastRun',
        params: { scope: 'recent_7days' },
        operator: 'greaterThan',
        value: 6,
      },
      {
        fact: 'cronDue',
        params: { expression: '0 3 * * *', scope: 'recent_7days' },
        operator: 'equal',
        value: true,
      },
    ],
  });
});

it('takes other facts, lists, events and parameters', () => {
  const comparison = {
    fact: 'hoursSinceLastRun',
    params: { scope: 'recent' },
    operator: 'lessThan',
    value: { fact: 'hoursSinceLastRun', params: { scope: 'all' } },
  };
  const own = [
    aRule({ name: 'a', conditions: { not: comparison } }),
    aRule({ name: 'b', conditions: { any: [{ ...always, operator: 'in', value: [1, 2] }] } }),
    aRule({ name: 'c', event: { type: 'report', params: { message: 'Look!' } } }),
    aRule({ name: 'd', event: { type: 'hold', params: { reason: 'night' } } }),
    aRule({ name: 'e', event: { type: 'resetTimer', params: { scope: 'configured' } } }),
  ];

  expect(loadRules(own)).toEqual({ rules: [...builtInRules, ...own], problems: [] });
});

it('gives a hold without a reason one', () => {
  expect(loadRules([withEvent({ type: 'hold' })]).rules[4]?.event).toEqual({
    type: 'hold',
    params: { reason: 'this rule holds runs back' },
  });
});

describe('keys of the prototype', () => {
  const tricky = (json: string): unknown => JSON.parse(json);

  it('are unknown keys like any other', () => {
    const { problems } = loadRules([
      tricky('{"__proto__": {"name": "x"}, "constructor": 1}'),
      tricky('{"name": "a", "conditions": {"__proto__": {"all": []}}, "event": {"type": "hold"}}'),
    ]);

    expect(problems).toHaveLength(2);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('may be names', () => {
    expect(namesOf([aRule({ name: '__proto__' }), aRule({ name: 'constructor' })])).toEqual([
      ...BUILT_IN,
      '__proto__',
      'constructor',
    ]);
  });
});
