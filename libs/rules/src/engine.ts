// The only door to json-rules-engine.
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { childrenOf, isCostly } from './condition.ts';
import type { RuleContext } from './context.ts';
import type { FactParams } from './fact.ts';
import { facts, type FactId } from './facts/facts.generated.ts';
import { operators } from './operators.ts';
import { askFact } from './read-fact.ts';
import type { Condition, TriggerRule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** Asks the engine which of these rules fire; verdicts in the order of the list. */
export async function evaluate(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<readonly Verdict[]> {
  if (rules.length === 0) return [];
  const engine = engineFor(context);
  for (const [index, { conditions, event }] of rules.entries()) {
    const name = String(index);
    engine.addRule({ name, conditions: forEngine(conditions) as TopLevelCondition, event });
  }

  const { results, failureResults } = await engine.run();
  // Results come in the order in which promises were kept, so places in the list serve as names.
  const byPlace = new Map([...results, ...failureResults].map((result) => [result.name, result]));
  return rules.map((rule, index) => {
    const result = byPlace.get(String(index));
    return {
      rule,
      fired: result?.result === true,
      evaluated: result?.conditions as Verdict['evaluated'],
    };
  });
}

// A new engine for each evaluation: run() keeps its status on the instance.
function engineFor(context: RuleContext): Engine {
  const engine = new Engine();
  for (const fact of Object.keys(facts) as FactId[]) {
    engine.addFact(fact, (params) => askFact({ fact, params: params as FactParams }, context));
  }
  for (const [name, compare] of Object.entries(operators)) engine.addOperator(name, compare);
  return engine;
}

// The engine looks at a higher priority first, and at a lower one only if that leaves the group open: so
// nobody is asked for a costly fact when the cheap ones have decided. It also writes into what it gets.
function forEngine(condition: Condition): object {
  const priority = isCostly(condition) ? 1 : 2;
  if ('fact' in condition) return { ...condition, priority };
  if ('not' in condition) return { not: forEngine(condition.not), priority };
  const kind = 'all' in condition ? 'all' : 'any';
  return { [kind]: childrenOf(condition).map(forEngine), priority };
}
