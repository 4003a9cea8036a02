import type { FactValue } from './fact.ts';
import { factOf } from './read-fact.ts';
import type { Condition, FactCall, FactCondition, TriggerRule } from './rule.ts';

/** The conditions directly inside a group; of a single condition none. */
export function childrenOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  return [];
}

/** The fact that a condition compares with, where it is no literal. */
export function neededFact({ value }: FactCondition): FactCall | undefined {
  return typeof value === 'object' && 'fact' in value ? value : undefined;
}

/** The literals that a condition compares with; none where it compares with a fact. */
export function neededLiterals({ value }: FactCondition): readonly FactValue[] {
  if (typeof value !== 'object') return [value];
  return 'fact' in value ? [] : value;
}

/** All fact conditions of a tree, from left to right. */
function leavesOf(condition: Condition): readonly FactCondition[] {
  return 'fact' in condition ? [condition] : childrenOf(condition).flatMap(leavesOf);
}

/** Facts that a condition reads, on either side. */
export function callsOf(condition: Condition): readonly FactCall[] {
  return leavesOf(condition).flatMap((leaf) => {
    const needed = neededFact(leaf);
    return needed ? [leaf, needed] : [leaf];
  });
}

/** Whether evaluating a condition may cost a request. */
export function isCostly(condition: Condition): boolean {
  return callsOf(condition).some(({ fact }) => factOf(fact).costly);
}

export function isCostlyRule({ conditions }: TriggerRule): boolean {
  return isCostly(conditions);
}
