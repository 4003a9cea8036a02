import { EVENT_SCOPES } from '../params.ts';
import type { EventScope, RuleEvent } from '../rule.ts';
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

type ParamsReader = (params: JsonObject, place: Place) => RuleEvent | null;

const EVENTS: Readonly<Record<RuleEvent['type'], ParamsReader>> = {
  reconcile: (params, place) => {
    const scope = scopeFrom(params, place);
    return scope && { type: 'reconcile', params: { scope } };
  },
  resetTimer: (params, place) => {
    const scope = scopeFrom(params, place);
    return scope && { type: 'resetTimer', params: { scope } };
  },
  hold: (params, place) => {
    checkKeys(params, ['reason'], place);
    const given = own(params, 'reason');
    const reason =
      given === undefined ? 'this rule holds runs back' : textAt(given, at(place, 'reason'));
    return reason === null ? null : { type: 'hold', params: { reason } };
  },
  report: (params, place) => {
    checkKeys(params, ['message'], place);
    const message = textAt(own(params, 'message'), at(place, 'message'));
    return message === null ? null : { type: 'report', params: { message } };
  },
};

/** What a rule asks for when its conditions hold. */
export function eventFrom(value: unknown, place: Place): RuleEvent | null {
  if (!isObject(value)) return note(place, 'has to be an object with type and params');
  checkKeys(value, ['type', 'params'], place);
  const type = own(value, 'type');
  const read = Object.entries(EVENTS).find(([known]) => known === type)?.[1];
  if (!read) {
    const known = Object.keys(EVENTS).join(', ');
    const what = type === undefined ? 'is missing' : `${quoted(type)} is not known`;
    return note(at(place, 'type'), `${what}; known: ${known}`);
  }
  const params = own(value, 'params') ?? {};
  if (!isObject(params)) return note(at(place, 'params'), 'has to be an object');
  return read(params, at(place, 'params'));
}

function scopeFrom(params: JsonObject, place: Place): EventScope | null {
  checkKeys(params, ['scope'], place);
  const given = own(params, 'scope');
  const scope = EVENT_SCOPES.find((each) => each === given);
  if (scope) return scope;
  const what = given === undefined ? 'is missing' : `${quoted(given)} is not known`;
  return note(at(place, 'scope'), `${what}; use one of ${EVENT_SCOPES.join(', ')}`);
}
