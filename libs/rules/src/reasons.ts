import type { RuleContext } from './context.ts';
import { why, whyNot } from './explain.ts';
import type { Due, Folded } from './fold.ts';
import type { Verdict } from './verdict.ts';

/** Why a run is due or not, a line for each rule that has a say in it. */
export function reasonsFor(
  verdicts: readonly Verdict[],
  folded: Folded,
  context: RuleContext,
): readonly string[] {
  if (context.trigger === 'manual') {
    return ['started by hand: rules that start or hold automatic runs are not obeyed'];
  }
  const { chosen, holds } = folded;
  if (chosen && holds.length === 0) return whyRun(verdicts, folded, chosen);
  return verdicts.map((verdict) => `${verdict.rule.name}: ${lineFor(verdict, folded)}`);
}

/** The rule that runs first, then what else was due. */
function whyRun(verdicts: readonly Verdict[], { due }: Folded, chosen: Due): readonly string[] {
  const others = due.filter((each) => each !== chosen).map((each) => besides(each, chosen));
  const verdict = verdicts.find(({ rule }) => rule === chosen.rule);
  return [`${chosen.rule.name}: ${seenBy(verdict)}`, ...others];
}

function besides({ rule, scope, wait }: Due, chosen: Due): string {
  if (wait) return `${rule.name}: due (${scope}), but ${waiting({ rule, scope, wait })}`;
  return `${rule.name}: due as well; its scope ${scope} is part of ${chosen.scope}`;
}

function lineFor(verdict: Verdict, { due, holds }: Folded): string {
  const { rule, evaluated, fired } = verdict;
  if (!evaluated) return 'not asked: nothing is due';
  if (!fired) return whyNot(evaluated);
  if (rule.event.type === 'hold') return `${rule.event.params.reason} (${seenBy(verdict)})`;
  const event = due.find((each) => each.rule === rule);
  if (!event) return seenBy(verdict);
  return `due (${event.scope}), but ${event.wait ? waiting(event) : `held by ${namesOf(holds)}`}`;
}

function waiting({ scope, wait }: Due): string {
  const failures = wait?.failures ?? 0;
  const runs = failures === 1 ? 'the last run' : `the last ${failures} runs`;
  const until = wait?.until.toISOString() ?? '';
  return `${runs} of scope ${scope} did not complete; next try not before ${until}`;
}

function seenBy(verdict: Verdict | undefined): string {
  return verdict?.evaluated ? why(verdict.evaluated) : '';
}

function namesOf(rules: Folded['holds']): string {
  return rules.map(({ name }) => name).join(', ');
}
