import { SCOPES, type NextDue } from '@stash2plex/core';
import { callsOf } from './condition.ts';
import type { RuleContext } from './context.ts';
import type { FactValue } from './fact.ts';
import type { FactId } from './facts/facts.generated.ts';
import { fold, type Due } from './fold.ts';
import { earliestFlip } from './foresee.ts';
import { firedPlainly, holds, type Moment } from './plain.ts';
import { askFact, factOf } from './read-fact.ts';
import { waitOf } from './retries.ts';
import type { TriggerRule } from './rule.ts';
import { clockJumps, lastRun } from './timers.ts';

const HORIZON_DAYS = 400;
const HORIZON_MS = HORIZON_DAYS * 24 * 3_600_000;
/** More than there are hours before the horizon; ends the search where rules look at many things at once. */
const MOST_STEPS = 20_000;

/**
 * When the next automatic run is due, if nothing but time changes: no edit, no restart, Plex answering. Asks
 * for costly facts only if a run is due now. Never throws.
 */
export async function nextDue(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<NextDue> {
  // Nobody can foresee a run by hand; what comes next is a look.
  const looking: RuleContext =
    context.trigger === 'manual' ? { ...context, trigger: 'task' } : context;
  const acting = rules.filter(({ event }) => event.type === 'reconcile' || event.type === 'hold');

  const due = chosenAt(acting, { context: looking, assumed: new Map() });
  return due ? dueNow(acting, looking, due) : dueLater(acting, looking);
}

async function dueNow(
  rules: readonly TriggerRule[],
  context: RuleContext,
  hoped: Due,
): Promise<NextDue> {
  const due = chosenAt(rules, { context, assumed: await askCostly(rules, context) });
  if (due) return at(context.now, due);
  return { status: 'when-plex-answers', rule: hoped.rule.name, scope: hoped.scope };
}

function dueLater(rules: readonly TriggerRule[], context: RuleContext): NextDue {
  const horizon = new Date(context.now.getTime() + HORIZON_MS);
  let now: Date | undefined = context.now;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    now = nextBreak(rules, { context: { ...context, now }, assumed: new Map() });
    if (!now || now > horizon) break;
    const due = chosenAt(rules, { context: { ...context, now }, assumed: new Map() });
    if (due) return at(now, due);
  }
  return { status: 'not-foreseen', because: whyNotForeseen(context) };
}

function chosenAt(rules: readonly TriggerRule[], moment: Moment): Due | undefined {
  const folded = fold(firedPlainly(rules, moment), moment.context);
  return folded.holds.length === 0 ? folded.chosen : undefined;
}

/** The first instant after the moment at which anything can come out differently. */
function nextBreak(rules: readonly TriggerRule[], moment: Moment): Date | undefined {
  const { context } = moment;
  const instants = [...clockJumps(context), ...waitsIn(context)].map((each) => each.getTime());
  const first = Math.min(firstFlip(rules, moment), ...instants);
  return Number.isFinite(first) ? new Date(first) : undefined;
}

/** The first instant at which a rule can turn; Infinity where that cannot bring a run about. */
function firstFlip(rules: readonly TriggerRule[], moment: Moment): number {
  const flips = rules.map(({ event, conditions }) => ({
    isHold: event.type === 'hold',
    holds: holds(conditions, moment),
    at: earliestFlip(conditions, moment),
  }));
  const isHeldForGood = flips.some((each) => each.isHold && each.holds && each.at === Infinity);
  const mayRun = flips.some((each) => !each.isHold && (each.holds || each.at !== Infinity));
  return isHeldForGood || !mayRun ? Infinity : Math.min(...flips.map((each) => each.at));
}

function waitsIn(context: RuleContext): readonly Date[] {
  return SCOPES.flatMap((scope) => waitOf(scope, context)?.until ?? []);
}

async function askCostly(
  rules: readonly TriggerRule[],
  context: RuleContext,
): Promise<ReadonlyMap<FactId, FactValue | undefined>> {
  const values = new Map<FactId, FactValue | undefined>();
  for (const call of rules.flatMap(({ conditions }) => callsOf(conditions))) {
    if (factOf(call.fact).costly && !values.has(call.fact)) {
      values.set(call.fact, await askFact(call, context));
    }
  }
  return values;
}

function at(instant: Date, { rule, scope }: Due): NextDue {
  return { status: 'at', at: instant, rule: rule.name, scope };
}

function whyNotForeseen(context: RuleContext): readonly string[] {
  return [
    ...(lastRun(context) ? [] : ['no run yet: start Reconcile (All)']),
    context.interval === 'never'
      ? 'reconcile_interval is never, and no other rule comes due by the passing of time alone'
      : `no rule comes due within ${HORIZON_DAYS} days by the passing of time alone`,
  ];
}
