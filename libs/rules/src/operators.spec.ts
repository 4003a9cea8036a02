import { expect, it } from 'vitest';
import { operators } from './operators.ts';

const strict: readonly [keyof typeof operators, unknown, unknown, boolean][] = [
  ['equal', 'daily', 'daily', true],
  ['equal', 1, '1', false],
  ['equal', undefined, undefined, false],
  ['equal', Number.NaN, Number.NaN, false],
  ['notEqual', 'daily', 'never', true],
  ['notEqual', 'daily', 'daily', false],
  ['notEqual', undefined, 'never', false],
  ['notEqual', 1, 'never', false],
  ['greaterThan', '5', 3, false],
  ['greaterThan', 5, null, false],
  ['greaterThan', 5, 5, false],
  ['greaterThan', 6, 5, true],
  ['greaterThan', Infinity, 5, true],
  ['greaterThan', Infinity, Infinity, false],
  ['greaterThanInclusive', 5, 5, true],
  ['greaterThanInclusive', 4, 5, false],
  ['greaterThanInclusive', Infinity, 24, true],
  ['greaterThanInclusive', Infinity, Infinity, false],
  ['greaterThanInclusive', Number.NaN, 1, false],
  ['lessThan', 4, 5, true],
  ['lessThan', undefined, 5, false],
  ['lessThan', Infinity, 5, false],
  ['lessThanInclusive', 5, 5, true],
  ['lessThanInclusive', 6, 5, false],
  ['in', 'hook', ['hook', 'task'], true],
  ['in', 1, ['1'], false],
  ['in', undefined, [undefined], false],
  ['in', 'hook', 'hook', false],
  ['notIn', 'hook', ['manual'], true],
  ['notIn', 'hook', ['hook'], false],
  ['notIn', undefined, ['manual'], false],
  ['notIn', 1, ['manual'], false],
];

it.each(strict)('%s of %j and %j is %j', (operator, seen, needed, expected) => {
  expect(operators[operator](seen, needed)).toBe(expected);
});
