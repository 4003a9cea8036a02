import type { EventScope, RuleEvent, TriggerRule } from '../rule.ts';
import { groupFrom } from './condition-from.ts';
import { eventFrom } from './event-from.ts';
import {
  at,
  checkKeys,
  isObject,
  note,
  own,
  textAt,
  type JsonObject,
  type Place,
} from './place.ts';

/** How reports and the contract call a run started by hand, so no rule may. */
const RESERVED_NAME = 'manual';

/** One entry of the list in config.json. */
export interface ReadRule {
  /** Null when it has none that can be used. */
  readonly name: string | null;
  /** Null when it cannot be used. */
  readonly rule: TriggerRule | null;
  /** Why not, in words. */
  readonly faults: readonly string[];
}

/** Reads one rule and keeps nothing but what is known: a fresh object, safe to hand to the engine. */
export function ruleFrom(value: unknown): ReadRule {
  const place: Place = { path: '', notes: [] };
  if (!isObject(value)) {
    return { name: null, rule: null, faults: ['it is not an object'] };
  }
  const name = nameFrom(value, place);
  checkKeys(value, ['name', 'conditions', 'event'], place);
  const event = eventFrom(own(value, 'event'), at(place, 'event'));
  const inside = { eventScope: event ? scopeAskedBy(event) : ('configured' as const), depth: 0 };
  const conditions = groupFrom(own(value, 'conditions'), at(place, 'conditions'), inside);

  const isUsable = name !== null && event && conditions && place.notes.length === 0;
  return { name, rule: isUsable ? { name, conditions, event } : null, faults: place.notes };
}

function nameFrom(value: JsonObject, place: Place): string | null {
  const given = own(value, 'name');
  if (given === undefined) return note(at(place, 'name'), 'is missing');
  const name = textAt(given, at(place, 'name'));
  if (name === RESERVED_NAME)
    note(at(place, 'name'), 'manual means runs started by hand; use another');
  return name;
}

function scopeAskedBy({ type, params }: RuleEvent): EventScope {
  return type === 'reconcile' || type === 'resetTimer' ? params.scope : 'configured';
}
