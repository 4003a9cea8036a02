import { covers, type RunRecord, type Scope } from '@stash2plex/core';
import type { RuleContext } from './context.ts';

type History = Pick<RuleContext, 'now' | 'runs'>;

/** A start further ahead than this comes from a clock that jumped, and is taken as never been. */
const AHEAD_MS = 5 * 60_000;

/** The last run that counts for the timer of `scope`: complete, not dry, and covering it. */
export function lastCountingRun(scope: Scope, history: History): RunRecord | undefined {
  return newest(history, (run) => run.status === 'complete' && countsFor(run, scope));
}

/** The last run of any scope and any end, dry ones left out. */
export function lastRun(history: History): RunRecord | undefined {
  return newest(history, () => true);
}

/** Runs that are not dry and whose start is not in the future. */
export function realRuns({ runs, now }: History): readonly RunRecord[] {
  return runs.filter(
    ({ dryRun, startedAt }) => !dryRun && startedAt.getTime() <= now.getTime() + AHEAD_MS,
  );
}

/** Instants at which runs that lie in the future begin to count. */
export function clockJumps({ runs, now }: History): readonly Date[] {
  return runs
    .map(({ startedAt }) => startedAt.getTime() - AHEAD_MS)
    .filter((instant) => instant > now.getTime())
    .map((instant) => new Date(instant));
}

function countsFor({ scope, resetsTimers }: RunRecord, timer: Scope): boolean {
  return covers(scope, timer) || (resetsTimers !== undefined && covers(resetsTimers, timer));
}

// By instant, not by place: after a clock went back the two differ.
function newest(history: History, matches: (run: RunRecord) => boolean): RunRecord | undefined {
  let last: RunRecord | undefined;
  for (const run of realRuns(history)) {
    if (matches(run) && (!last || run.startedAt > last.startedAt)) last = run;
  }
  return last;
}
