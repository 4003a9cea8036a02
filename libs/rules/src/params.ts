import { SCOPES, type Scope } from '@stash2plex/core';
import type { RuleContext } from './context.ts';
import type { FactParams, ParamDefinition } from './fact.ts';
import { isTimeZone } from './local-time.ts';

export const EVENT_SCOPES = [...SCOPES, 'configured'] as const;

/** The scope whose timer is meant. */
export const scopeParam: ParamDefinition = {
  description: 'recent, recent_7days, all or configured; left out: the scope the rule asks for',
  whenMissing: 'event-scope',
  problem: (value) =>
    EVENT_SCOPES.some((scope) => scope === value)
      ? undefined
      : `"${value}" is no scope; use one of ${EVENT_SCOPES.join(', ')}`,
};

export const zoneParam: ParamDefinition = {
  description: 'time zone such as Europe/Berlin; left out: the zone of the machine',
  whenMissing: 'leave-out',
  problem: (value) =>
    isTimeZone(value)
      ? undefined
      : `"${value}" is no time zone; write one such as Europe/Berlin or UTC`,
};

export function scopeOf(params: FactParams, { configuredScope }: RuleContext): Scope {
  const named = params['scope'];
  return SCOPES.find((scope) => scope === named) ?? configuredScope;
}

export function zoneOf(params: FactParams, { timeZone }: RuleContext): string | undefined {
  return params['zone'] ?? timeZone;
}
