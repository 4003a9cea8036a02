import type { FactParams, FactValue } from './fact.ts';
import type { TriggerRule } from './rule.ts';

/** What became of one rule. */
export interface Verdict {
  readonly rule: TriggerRule;
  readonly fired: boolean;
  /** Undefined for a rule that was not asked. */
  readonly evaluated: Evaluated | undefined;
}

/** A condition with what the engine saw in it; what it did not need to look at has no `result`. */
export interface Evaluated {
  readonly all?: readonly Evaluated[];
  readonly any?: readonly Evaluated[];
  readonly not?: Evaluated;
  readonly fact?: string;
  readonly params?: FactParams;
  readonly operator?: string;
  readonly factResult?: FactValue;
  readonly valueResult?: FactValue | readonly FactValue[];
  readonly result?: boolean;
}
