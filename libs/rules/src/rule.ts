import type { Scope } from '@stash2plex/core';
import type { FactParams, FactValue } from './fact.ts';
import type { FactId } from './facts/facts.generated.ts';
import type { OperatorId } from './operators.ts';

/** A trigger rule, in json-rules-engine's own shape. Its place in the list is its only priority. */
export interface TriggerRule {
  readonly name: string;
  readonly conditions: GroupCondition;
  readonly event: RuleEvent;
}

export type Condition = FactCondition | GroupCondition;

export type GroupCondition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface FactCondition extends FactCall {
  readonly operator: OperatorId;
  /** What the fact is compared with: a literal, a list for `in` and `notIn`, or another fact. */
  readonly value: FactValue | readonly FactValue[] | FactCall;
}

export interface FactCall {
  readonly fact: FactId;
  readonly params?: FactParams;
}

/** A scope, or the one that the setting `reconcile_scope` names when the decision is taken. */
export type EventScope = Scope | 'configured';

export type RuleEvent =
  | { readonly type: 'reconcile'; readonly params: { readonly scope: EventScope } }
  /** No automatic run now, whatever is due. */
  | { readonly type: 'hold'; readonly params: { readonly reason: string } }
  /** The run, once complete, counts for every timer that the scope covers. */
  | { readonly type: 'resetTimer'; readonly params: { readonly scope: EventScope } }
  /** Shown to the user along with the decision. */
  | { readonly type: 'report'; readonly params: { readonly message: string } };
