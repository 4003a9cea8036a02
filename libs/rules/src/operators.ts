import type { FactValue } from './fact.ts';

type Comparison = (seen: unknown, needed: unknown) => boolean;

/**
 * json-rules-engine's names, without its leniency: there "5" passes greaterThan 3, and an unknown value
 * passes notEqual. Here values of two types, or an unknown one, pass nothing.
 */
export const operators = {
  equal: (seen, needed) => sameType(seen, needed) && seen === needed,
  notEqual: (seen, needed) => sameType(seen, needed) && seen !== needed,
  lessThan: numbers((seen, needed) => seen < needed),
  lessThanInclusive: numbers((seen, needed) => seen <= needed),
  greaterThan: numbers((seen, needed) => seen > needed && needed !== Infinity),
  // An interval of "never" is infinite, and not even "never yet" reaches it.
  greaterThanInclusive: numbers((seen, needed) => seen >= needed && needed !== Infinity),
  in: lists((seen, needed) => needed.some((one) => one === seen)),
  notIn: lists((seen, needed) => needed.every((one) => sameType(seen, one) && one !== seen)),
} as const satisfies Record<string, Comparison>;

export type OperatorId = keyof typeof operators;

export function isOperatorId(text: string): text is OperatorId {
  return Object.hasOwn(operators, text);
}

/** Whether the operator compares with a list. */
export function takesList(operator: OperatorId): boolean {
  return operator === 'in' || operator === 'notIn';
}

/** Whether the operator asks for more or less, which only numbers have. */
export function takesNumbers(operator: OperatorId): boolean {
  return !takesList(operator) && operator !== 'equal' && operator !== 'notEqual';
}

function sameType(seen: unknown, needed: unknown): boolean {
  return isKnown(seen) && isKnown(needed) && typeof seen === typeof needed;
}

function isKnown(value: unknown): value is FactValue {
  if (typeof value === 'number') return !Number.isNaN(value);
  return typeof value === 'string' || typeof value === 'boolean';
}

function numbers(compare: (seen: number, needed: number) => boolean): Comparison {
  return (seen, needed) =>
    typeof seen === 'number' && typeof needed === 'number' && compare(seen, needed);
}

function lists(compare: (seen: unknown, needed: readonly unknown[]) => boolean): Comparison {
  return (seen, needed) => isKnown(seen) && Array.isArray(needed) && compare(seen, needed);
}
