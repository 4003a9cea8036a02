import type { FactValue } from './fact.ts';
import { factOf, isFactId } from './read-fact.ts';
import type { Evaluated } from './verdict.ts';

/** Which conditions failed, with what was seen and needed: `queueDepth is 240, needs lessThan 100`. */
export function whyNot(evaluated: Evaluated): string {
  return reasons(evaluated, { wanted: true, met: false }).join('; ');
}

/** Which conditions held, with what was seen: `interval is daily (notEqual never)`. */
export function why(evaluated: Evaluated): string {
  return reasons(evaluated, { wanted: true, met: true }).join(', ');
}

interface Question {
  /** What this condition has to be for the rule to fire; turned round inside `not`. */
  readonly wanted: boolean;
  /** Whether to tell of those that are so, or of those that are not. */
  readonly met: boolean;
}

function reasons(evaluated: Evaluated, question: Question): readonly string[] {
  const { all, any, not } = evaluated;
  if (not) return reasons(not, { ...question, wanted: !question.wanted });
  const children = all ?? any;
  if (!children) return leafReasons(evaluated, question);

  const found = children.flatMap((child) => reasons(child, question));
  const oneIsEnough = (any !== undefined) === question.wanted;
  return !question.met && oneIsEnough && found.length > 1 ? [found.join(' or ')] : found;
}

function leafReasons(leaf: Evaluated, { wanted, met }: Question): readonly string[] {
  if (leaf.result === undefined || (leaf.result === wanted) !== met) return [];
  const seen = `${labelOf(leaf)} is ${shown(leaf.factResult, leaf.fact)}`;
  const needed = `${leaf.operator ?? ''} ${shownNeeded(leaf.valueResult)}`;
  const asked = wanted ? needed : `not ${needed}`;
  if (!met) return [`${seen}, needs ${asked}`];
  return [leaf.operator === 'equal' && wanted ? seen : `${seen} (${asked})`];
}

function labelOf({ fact = '', params = {} }: Evaluated): string {
  const given = Object.values(params);
  return given.length === 0 ? fact : `${fact}(${given.join(', ')})`;
}

function shown(value: FactValue | undefined, fact?: string): string {
  if (value === Infinity) return (fact && wordForInfinity(fact)) ?? 'never';
  // Cut, not rounded: 23.949 must not read as the 23.95 that it lacks.
  if (typeof value === 'number') return String(Math.floor(value * 100 + 1e-6) / 100);
  return value === undefined ? 'unknown' : String(value);
}

function shownNeeded(value: Evaluated['valueResult']): string {
  if (value === Infinity) return 'never';
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function wordForInfinity(fact: string): string | undefined {
  return isFactId(fact) ? factOf(fact).infinityMeans : undefined;
}
