import { SCOPES } from '@stash2plex/core';
import {
  expectForPeople,
  fuzz,
  jsonText,
  oddText,
  rubbish,
  spoiltJson,
} from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { builtInRules } from '../built-in-rules.ts';
import type { RuleContext } from '../context.ts';
import { decide } from '../decide.ts';
import { facts } from '../facts/facts.generated.ts';
import { nextDue } from '../next-due.ts';
import { operators } from '../operators.ts';
import { contexts } from '../simulation/random/cases.ts';
import { aRule, bad, nested, withConditions } from './cases.ts';
import { loadRules } from './load-rules.ts';

const wide = (size: number): object => ({ all: Array.from({ length: size }, () => always) });
const always = { fact: 'queueDepth', operator: 'greaterThanInclusive', value: 0 };

/** Of every kind: such as can be used, and such as cannot. */
const rules: unknown[] = [
  ...[aRule(), ...builtInRules, ...Object.values(bad).map(([rule]) => rule)],
  ...[withConditions(nested(8)), withConditions(nested(200)), withConditions(wide(60))],
  withConditions({ any: Array.from({ length: 20 }, () => wide(20)) }),
];

const comparison = fc.record(
  {
    fact: fc.oneof(fc.constantFrom(...Object.keys(facts)), oddText),
    params: fc.dictionary(
      fc.constantFrom('scope', 'zone', 'expression', 'type', '__proto__'),
      fc.oneof(
        fc.constantFrom(...SCOPES, 'configured', 'UTC', '+14:00', '0 3 * * *'),
        cron(),
        oddText,
      ),
      { maxKeys: 3 },
    ),
    operator: fc.oneof(fc.constantFrom(...Object.keys(operators)), oddText),
    value: fc.oneof(fc.nat(30), fc.boolean(), rubbish, fc.array(rubbish, { maxLength: 3 })),
  },
  { requiredKeys: ['fact', 'operator', 'value'] },
);
const odd = fc.record({
  name: fc.oneof(fc.constantFrom('own', 'interval', 'startup-gap', 'manual'), oddText),
  conditions: fc
    .tuple(
      fc.constantFrom('all', 'any', 'not'),
      fc.array(comparison, { minLength: 1, maxLength: 3 }),
    )
    .map(([kind, list]) => ({ [kind]: kind === 'not' ? list[0] : list })),
  event: fc.oneof(
    fc.constantFrom('reconcile', 'resetTimer').map((type) => ({ type, params: { scope: 'all' } })),
    fc.record({
      type: fc.constantFrom('hold', 'report'),
      params: fc.record({ message: oddText, reason: oddText }, { requiredKeys: [] }),
    }),
  ),
});
const lists = fc.oneof(
  spoiltJson([...rules.map((rule) => [rule]), rules, builtInRules]),
  fc.array(fc.oneof(odd, comparison), { maxLength: 4 }).map(jsonText),
);

/** Five or six fields of what may stand in them. */
function cron(): fc.Arbitrary<string> {
  const field = fc.constantFrom(
    '*',
    '*/5',
    '0',
    '59',
    '1-5',
    'L',
    '5#5',
    'MON',
    '31',
    '2',
    '?',
    '*/0',
    '1-',
    ',',
    '99',
  );
  return fc.array(field, { minLength: 4, maxLength: 7 }).map((fields) => fields.join(' '));
}

describe('whatever stands under rules in config.json', () => {
  fuzz('is in force or told to be skipped, and decisions are taken all the same', {
    inputs: 1_600,
    of: fc.tuple(lists, contexts),
    holds: async ([own, context]) => {
      const { rules: inForce, problems } = loadRules(JSON.parse(own));

      expect(inForce.length).toBeGreaterThanOrEqual(builtInRules.length);
      expect(new Set(inForce.map(({ name }) => name)).size).toBe(inForce.length);
      for (const problem of problems) expectLine(problem);
      const { decision, reports } = await decide(inForce, context);
      for (const reason of decision.because) expectLine(reason);
      for (const { message } of reports) expect(message).not.toBe('');
      await expectForecast(inForce, context);
    },
  });
});

async function expectForecast(
  inForce: ReturnType<typeof loadRules>['rules'],
  context: RuleContext,
) {
  const next = await nextDue(inForce, context);
  if (next.status === 'at') expect(next.at.getTime()).toBeGreaterThanOrEqual(context.now.getTime());
  if (next.status === 'not-foreseen') next.because.forEach(expectLine);
}

function expectLine(text: string): void {
  // What people call a rule is shown; secrets among it are blackened where log and answer are written.
  expectForPeople(text, []);
  expect(text).not.toMatch(/\n/);
}
