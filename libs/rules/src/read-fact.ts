import type { RuleContext } from './context.ts';
import type { CheapFact, Fact, FactParams, FactValue } from './fact.ts';
import { facts, type FactId } from './facts/facts.generated.ts';
import type { FactCall } from './rule.ts';

const NO_PARAMS: FactParams = {};

export function factOf(id: FactId): Fact {
  return facts[id];
}

export function isFactId(text: string): text is FactId {
  return Object.hasOwn(facts, text);
}

/** The value of a fact. One that fails is unknown, and an unknown value passes no operator. */
export async function askFact(
  call: FactCall,
  context: RuleContext,
): Promise<FactValue | undefined> {
  const fact = factOf(call.fact);
  if (!fact.costly) return readCheap(fact, call.params, context);
  try {
    return await fact.read(context, call.params ?? NO_PARAMS);
  } catch {
    return undefined;
  }
}

/** The same without asking anybody: costly facts are what `assumed` says, else what is hoped. */
export function assumeFact(
  call: FactCall,
  context: RuleContext,
  assumed: ReadonlyMap<FactId, FactValue | undefined>,
): FactValue | undefined {
  const fact = factOf(call.fact);
  if (!fact.costly) return readCheap(fact, call.params, context);
  return assumed.has(call.fact) ? assumed.get(call.fact) : fact.hoped;
}

/** When comparing this fact with `needed` may next come out differently, by time alone. */
export function changesOf(
  call: FactCall,
  needed: readonly FactValue[],
  context: RuleContext,
): readonly Date[] {
  const fact = factOf(call.fact);
  if (fact.costly || !fact.changes) return [];
  try {
    return fact.changes(context, call.params ?? NO_PARAMS, needed);
  } catch {
    return [];
  }
}

function readCheap(
  fact: CheapFact,
  params: FactParams | undefined,
  context: RuleContext,
): FactValue | undefined {
  try {
    return fact.read(context, params ?? NO_PARAMS);
  } catch {
    return undefined;
  }
}
