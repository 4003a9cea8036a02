import type { Fact, FactValue } from '../fact.ts';
import { takesList, type OperatorId } from '../operators.ts';
import { factOf } from '../read-fact.ts';
import type { EventScope, FactCondition } from '../rule.ts';
import { factCallFrom } from './fact-call.ts';
import { at, checkKeys, isObject, note, quoted, type Place } from './place.ts';

const LONGEST_LIST = 100;

/** What a fact is compared with, and by what. */
interface Comparison {
  readonly fact: Fact;
  readonly operator: OperatorId;
  readonly eventScope: EventScope;
}

/** What stands right of the operator, if it is of the fact's type. */
export function neededFrom(
  value: unknown,
  comparison: Comparison,
  place: Place,
): FactCondition['value'] | null {
  if (value === undefined) return note(place, 'is missing');
  if (takesList(comparison.operator)) return listFrom(value, comparison, place);
  if (isObject(value)) return otherFactFrom(value, comparison, place);
  return literalFrom(value, comparison.fact, place);
}

function listFrom(
  value: unknown,
  { fact, operator }: Comparison,
  place: Place,
): readonly FactValue[] | null {
  if (!Array.isArray(value))
    return note(place, `has to be a list, for the operator is ${operator}`);
  if (value.length === 0) return note(place, 'is an empty list');
  if (value.length > LONGEST_LIST) return note(place, `has more than ${LONGEST_LIST} entries`);
  return value.flatMap((one, index) => literalFrom(one, fact, at(place, index)) ?? []);
}

function otherFactFrom(
  value: Readonly<Record<string, unknown>>,
  { fact, eventScope }: Comparison,
  place: Place,
): FactCondition['value'] | null {
  checkKeys(value, ['fact', 'params'], place);
  const call = factCallFrom(value, place, eventScope);
  if (!call || factOf(call.fact).type === fact.type) return call;
  return note(place, `is a ${factOf(call.fact).type}, and ${fact.id} is a ${fact.type}`);
}

function literalFrom(value: unknown, fact: Fact, place: Place): FactValue | null {
  if (fact.type === 'number') return numberFrom(value, fact, place);
  if (fact.type === 'text') return wordFrom(value, fact, place);
  if (typeof value === 'boolean') return value;
  return note(place, `is ${quoted(value)}, but ${fact.id} is true or false (without quotes)`);
}

function numberFrom(value: unknown, { id, range }: Fact, place: Place): number | null {
  if (typeof value !== 'number') {
    return note(place, `is ${quoted(value)}, but ${id} is a number (without quotes)`);
  }
  if (!Number.isFinite(value)) return note(place, 'is not a finite number');
  if (range && (value < range[0] || value > range[1])) {
    return note(place, `is ${value}, but ${id} is ${range[0]} to ${range[1]}`);
  }
  return value;
}

function wordFrom(value: unknown, { id, oneOf }: Fact, place: Place): string | null {
  if (typeof value !== 'string') return note(place, `is ${quoted(value)}, but ${id} is a text`);
  if (!oneOf || oneOf.includes(value)) return value;
  return note(place, `is ${quoted(value)}, but ${id} is one of ${oneOf.join(', ')}`);
}
