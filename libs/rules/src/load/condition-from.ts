import { isOperatorId, operators, takesNumbers, type OperatorId } from '../operators.ts';
import { factOf } from '../read-fact.ts';
import type { Condition, EventScope, FactCondition, GroupCondition } from '../rule.ts';
import { factCallFrom } from './fact-call.ts';
import { neededFrom } from './needed-value.ts';
import {
  at,
  checkKeys,
  isObject,
  note,
  own,
  quoted,
  type JsonObject,
  type Place,
} from './place.ts';

const GROUPS = ['all', 'any', 'not'] as const;
const DEEPEST = 8;
const MOST_IN_GROUP = 50;

interface Inside {
  readonly eventScope: EventScope;
  /** Groups around this condition. */
  readonly depth: number;
}

/** The conditions of a rule: one group, which may hold others. */
export function groupFrom(value: unknown, place: Place, inside: Inside): GroupCondition | null {
  if (!isObject(value)) return note(place, 'has to be an object with all, any or not');
  const kinds = GROUPS.filter((kind) => Object.hasOwn(value, kind));
  const [kind] = kinds;
  if (Object.hasOwn(value, 'condition'))
    return note(place, 'names another condition; that is not supported, write it out');
  if (!kind) return note(place, 'has to hold all, any or not');
  if (kinds.length > 1) return note(place, `holds ${kinds.join(' and ')}; put one into the other`);
  if (inside.depth >= DEEPEST) return note(place, `is nested deeper than ${DEEPEST} groups`);

  checkKeys(value, [kind], place);
  const deeper = { ...inside, depth: inside.depth + 1 };
  return kind === 'not'
    ? notFrom(value['not'], at(place, kind), deeper)
    : listFrom(value[kind], kind, { place: at(place, kind), inside: deeper });
}

function notFrom(value: unknown, place: Place, inside: Inside): GroupCondition | null {
  if (Array.isArray(value)) return note(place, 'has to be one condition, not a list');
  const condition = conditionFrom(value, place, inside);
  return condition && { not: condition };
}

function listFrom(
  value: unknown,
  kind: 'all' | 'any',
  { place, inside }: { readonly place: Place; readonly inside: Inside },
): GroupCondition | null {
  if (!Array.isArray(value)) return note(place, 'has to be a list of conditions');
  if (value.length === 0)
    return note(place, 'is empty; a rule without conditions would always fire');
  if (value.length > MOST_IN_GROUP) return note(place, `has more than ${MOST_IN_GROUP} conditions`);
  const conditions = value.flatMap((each, index) =>
    // One fault is enough to skip the rule; groups in groups could hold very many.
    place.notes.length > 0 ? [] : (conditionFrom(each, at(place, index), inside) ?? []),
  );
  return kind === 'all' ? { all: conditions } : { any: conditions };
}

function conditionFrom(value: unknown, place: Place, inside: Inside): Condition | null {
  if (!isObject(value)) return note(place, 'has to be an object');
  const isGroup = [...GROUPS, 'condition'].some((kind) => Object.hasOwn(value, kind));
  if (!isGroup) return comparisonFrom(value, place, inside);
  if (Object.hasOwn(value, 'fact')) return note(place, 'is a fact and a group at once');
  return groupFrom(value, place, inside);
}

function comparisonFrom(
  value: JsonObject,
  place: Place,
  { eventScope }: Inside,
): FactCondition | null {
  checkKeys(value, ['fact', 'params', 'operator', 'value'], place);
  const call = factCallFrom(value, place, eventScope);
  const operator = operatorFrom(own(value, 'operator'), at(place, 'operator'));
  if (!call || !operator) return null;

  const fact = factOf(call.fact);
  if (takesNumbers(operator) && fact.type !== 'number') {
    return note(
      at(place, 'operator'),
      `${operator} is for numbers, and ${fact.id} is a ${fact.type}`,
    );
  }
  const needed = neededFrom(
    own(value, 'value'),
    { fact, operator, eventScope },
    at(place, 'value'),
  );
  return needed === null ? null : { ...call, operator, value: needed };
}

function operatorFrom(value: unknown, place: Place): OperatorId | null {
  if (typeof value === 'string' && isOperatorId(value)) return value;
  const known = Object.keys(operators).join(', ');
  return note(
    place,
    value === undefined ? 'is missing' : `${quoted(value)} is not known; known: ${known}`,
  );
}
