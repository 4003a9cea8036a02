import type { RuleContext } from './context.ts';
import { neededFact } from './condition.ts';
import type { FactValue } from './fact.ts';
import type { FactId } from './facts/facts.generated.ts';
import { operators } from './operators.ts';
import { assumeFact } from './read-fact.ts';
import type { Condition, FactCondition, TriggerRule } from './rule.ts';

/** An instant to evaluate rules at, without asking anybody. */
export interface Moment {
  readonly context: RuleContext;
  /** Values of costly facts; those not named are what is hoped. */
  readonly assumed: ReadonlyMap<FactId, FactValue | undefined>;
}

/** The rules that fire, as the engine would say. A property test holds the two equal. */
export function firedPlainly(
  rules: readonly TriggerRule[],
  moment: Moment,
): readonly TriggerRule[] {
  return rules.filter(({ conditions }) => holds(conditions, moment));
}

/** Whether a condition holds. */
export function holds(condition: Condition, moment: Moment): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, moment));
  if ('any' in condition) return condition.any.some((each) => holds(each, moment));
  if ('not' in condition) return !holds(condition.not, moment);
  return leafHolds(condition, moment);
}

function leafHolds(leaf: FactCondition, { context, assumed }: Moment): boolean {
  const other = neededFact(leaf);
  const needed = other ? assumeFact(other, context, assumed) : leaf.value;
  return operators[leaf.operator](assumeFact(leaf, context, assumed), needed);
}
