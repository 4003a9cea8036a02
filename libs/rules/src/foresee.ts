import { neededFact, neededLiterals } from './condition.ts';
import type { FactValue } from './fact.ts';
import { holds, type Moment } from './plain.ts';
import { assumeFact, changesOf, factOf } from './read-fact.ts';
import type { Condition, FactCall, FactCondition } from './rule.ts';

/**
 * An instant before which a condition stays what it is, in milliseconds of the epoch; Infinity when time
 * alone never changes it.
 */
export function earliestFlip(condition: Condition, moment: Moment): number {
  if ('not' in condition) return earliestFlip(condition.not, moment);
  if ('all' in condition) return flipOfGroup(condition.all, { moment, decisive: false });
  if ('any' in condition) return flipOfGroup(condition.any, { moment, decisive: true });
  return flipOfLeaf(condition, moment);
}

// One false condition decides an `all`, one true an `any`; such a group turns when the last of them has.
function flipOfGroup(
  conditions: readonly Condition[],
  { moment, decisive }: { readonly moment: Moment; readonly decisive: boolean },
): number {
  const deciding = conditions.filter((each) => holds(each, moment) === decisive);
  if (deciding.length > 0) return Math.max(...deciding.map((each) => earliestFlip(each, moment)));
  return Math.min(...conditions.map((each) => earliestFlip(each, moment)));
}

function flipOfLeaf(leaf: FactCondition, moment: Moment): number {
  const now = moment.context.now.getTime();
  const ahead = changesOfLeaf(leaf, moment).map((instant) => instant.getTime());
  return Math.min(...ahead.filter((instant) => instant > now));
}

function changesOfLeaf(leaf: FactCondition, { context, assumed }: Moment): readonly Date[] {
  const other = neededFact(leaf);
  if (!other) return changesOf(leaf, neededLiterals(leaf), context);
  // In step with each other from where both have begun: one never reaches the other.
  if (countsHours(leaf) && countsHours(other)) {
    return [leaf, other].flatMap((call) => changesOf(call, [0], context));
  }
  const value = (call: FactCall) => known(assumeFact(call, context, assumed));
  return [...changesOf(leaf, value(other), context), ...changesOf(other, value(leaf), context)];
}

function countsHours({ fact }: FactCall): boolean {
  const definition = factOf(fact);
  return !definition.costly && definition.countsHours === true;
}

function known(value: FactValue | undefined): readonly FactValue[] {
  return value === undefined ? [] : [value];
}
