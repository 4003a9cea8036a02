import { covers, type Scope } from '@stash2plex/core';
import type { RuleContext } from './context.ts';
import { waitOf, type Wait } from './retries.ts';
import type { EventScope, TriggerRule } from './rule.ts';

/** A reconcile event that fired. */
export interface Due {
  readonly rule: TriggerRule;
  readonly scope: Scope;
  /** Set while failed runs of the scope put it off. */
  readonly wait: Wait | undefined;
}

export interface Folded {
  readonly due: readonly Due[];
  readonly holds: readonly TriggerRule[];
  /** What would run if nothing held it: the widest scope that need not wait, the first in the list among equals. */
  readonly chosen: Due | undefined;
}

/** Brings the rules that fired together; `fired` in the order of the list. */
export function fold(fired: readonly TriggerRule[], context: RuleContext): Folded {
  const due = fired.flatMap((rule) => {
    if (rule.event.type !== 'reconcile') return [];
    const scope = resolved(rule.event.params.scope, context);
    return [{ rule, scope, wait: waitOf(scope, context) }];
  });
  const holds = fired.filter(({ event }) => event.type === 'hold');
  return { due, holds, chosen: widest(due.filter(({ wait }) => !wait)) };
}

/** Widest scope whose timers the run resets once complete. */
export function resetsOf(fired: readonly TriggerRule[], context: RuleContext): Scope | undefined {
  const scopes = fired.flatMap(({ event }) =>
    event.type === 'resetTimer' ? [{ scope: resolved(event.params.scope, context) }] : [],
  );
  return widest(scopes)?.scope;
}

function resolved(scope: EventScope, { configuredScope }: RuleContext): Scope {
  return scope === 'configured' ? configuredScope : scope;
}

function widest<T extends { readonly scope: Scope }>(candidates: readonly T[]): T | undefined {
  let best: T | undefined;
  for (const candidate of candidates) {
    if (!best || !covers(best.scope, candidate.scope)) best = candidate;
  }
  return best;
}
