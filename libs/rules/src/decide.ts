import type { Decision, Scope } from '@stash2plex/core';
import { isCostlyRule } from './condition.ts';
import type { RuleContext } from './context.ts';
import { evaluate } from './engine.ts';
import { fold, resetsOf, type Folded } from './fold.ts';
import { reasonsFor } from './reasons.ts';
import type { TriggerRule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** What the rules say at one instant. */
export interface Outcome {
  readonly decision: Decision;
  /** To be written on the run row, if a run follows. */
  readonly resetsTimers: Scope | undefined;
  /** What `report` rules have to say to the user. */
  readonly reports: readonly { readonly rule: string; readonly message: string }[];
}

/**
 * Evaluates the rules. Never throws. With the trigger `manual` only resetTimer and report rules are obeyed
 * and nothing is run: a run by hand is not theirs to decide.
 */
export async function decide(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<Outcome> {
  const pass = context.trigger === 'manual' ? byHand : inTwoPasses;
  const verdicts = await pass(rules, askingOnce(context));
  const fired = verdicts.filter(({ fired }) => fired).map(({ rule }) => rule);

  const folded = fold(fired, context);
  const because = reasonsFor(verdicts, folded, context);
  return {
    decision: { ...answer(folded), because },
    resetsTimers: resetsOf(fired, context),
    reports: fired.flatMap(({ name, event }) =>
      event.type === 'report' ? [{ rule: name, message: event.params.message }] : [],
    ),
  };
}

// Plex is asked only when the answer matters: rules that hold or report because of it come second, and
// only if something would run.
async function inTwoPasses(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<readonly Verdict[]> {
  const isLate = (rule: TriggerRule) => rule.event.type !== 'reconcile' && isCostlyRule(rule);
  const first = await evaluate(
    rules.filter((rule) => !isLate(rule)),
    context,
  );

  const { chosen, holds } = fold(
    first.filter(({ fired }) => fired).map(({ rule }) => rule),
    context,
  );
  const isOpen = chosen !== undefined && holds.length === 0;
  const second = isOpen ? await evaluate(rules.filter(isLate), context) : [];
  return inOrder(rules, [...first, ...second]);
}

async function byHand(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<readonly Verdict[]> {
  const obeyed = rules.filter(
    (rule) =>
      rule.event.type === 'resetTimer' || (rule.event.type === 'report' && !isCostlyRule(rule)),
  );
  return inOrder(rules, await evaluate(obeyed, context));
}

// Each pass has an engine of its own, which would ask again.
function askingOnce(context: RuleContext): RuleContext {
  let answer: Promise<boolean> | undefined;
  return { ...context, plexReachable: () => (answer ??= context.plexReachable()) };
}

function inOrder(rules: readonly TriggerRule[], verdicts: readonly Verdict[]): readonly Verdict[] {
  const byRule = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  return rules.map((rule) => byRule.get(rule) ?? { rule, fired: false, evaluated: undefined });
}

type Answer = Decision extends infer D ? (D extends Decision ? Omit<D, 'because'> : never) : never;

function answer({ chosen, holds }: Folded): Answer {
  if (!chosen || holds.length > 0) return { run: false, rule: null, scope: null };
  return { run: true, rule: chosen.rule.name, scope: chosen.scope };
}
