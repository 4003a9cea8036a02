export { builtInRules } from './built-in-rules.ts';
export type { RuleContext } from './context.ts';
export { decide, type Outcome } from './decide.ts';
export { loadRules, type LoadedRules } from './load/load-rules.ts';
export { nextDue } from './next-due.ts';
export type { Condition, RuleEvent, TriggerRule } from './rule.ts';
