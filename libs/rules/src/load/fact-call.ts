import type { FactParams, ParamDefinition } from '../fact.ts';
import { facts, type FactId } from '../facts/facts.generated.ts';
import { factOf, isFactId } from '../read-fact.ts';
import type { EventScope, FactCall } from '../rule.ts';
import {
  at,
  checkKeys,
  isObject,
  note,
  own,
  quoted,
  textAt,
  type JsonObject,
  type Place,
} from './place.ts';

/** A fact with its parameters, as conditions name one on either side. */
export function factCallFrom(
  value: JsonObject,
  place: Place,
  eventScope: EventScope,
): FactCall | null {
  const fact = factIdFrom(own(value, 'fact'), at(place, 'fact'));
  if (!fact) return null;
  const params = paramsFrom(own(value, 'params') ?? {}, {
    fact,
    place: at(place, 'params'),
    eventScope,
  });
  return { fact, ...(Object.keys(params).length > 0 && { params }) };
}

function factIdFrom(value: unknown, place: Place): FactId | null {
  if (typeof value === 'string' && isFactId(value)) return value;
  const known = Object.keys(facts).join(', ');
  return note(
    place,
    value === undefined ? 'is missing' : `${quoted(value)} is not known; known: ${known}`,
  );
}

interface ParamsAsked {
  readonly fact: FactId;
  readonly place: Place;
  readonly eventScope: EventScope;
}

function paramsFrom(value: unknown, { fact, place, eventScope }: ParamsAsked): FactParams {
  const params: Record<string, string> = {};
  if (!isObject(value)) {
    note(place, 'has to be an object');
    return params;
  }
  const definitions = Object.entries(factOf(fact).params);
  checkKeys(
    value,
    definitions.map(([name]) => name),
    place,
  );
  for (const [name, definition] of definitions) {
    const given = own(value, name);
    const param =
      given === undefined
        ? missing(definition, at(place, name), eventScope)
        : paramFrom(given, definition, at(place, name));
    if (typeof param === 'string') params[name] = param;
  }
  return params;
}

function missing(
  { whenMissing, description }: ParamDefinition,
  place: Place,
  eventScope: EventScope,
): string | null | undefined {
  if (whenMissing === 'refuse') return note(place, `is missing (${description})`);
  return whenMissing === 'event-scope' ? eventScope : undefined;
}

function paramFrom(value: unknown, { problem }: ParamDefinition, place: Place): string | null {
  const text = textAt(value, place);
  const wrong = text === null ? undefined : problem(text);
  return wrong === undefined ? text : note(place, wrong);
}
