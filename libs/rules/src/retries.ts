import type { RunRecord, Scope } from '@stash2plex/core';
import type { RuleContext } from './context.ts';
import { lastCountingRun, realRuns } from './timers.ts';

const MINUTE_MS = 60_000;
const WAITS_MS = [15 * MINUTE_MS, 60 * MINUTE_MS, 360 * MINUTE_MS] as const;

/** Automatic runs of a scope did not complete, so the next one waits. */
export interface Wait {
  readonly failures: number;
  /** First instant at which the scope may run again. */
  readonly until: Date;
}

/** How long automatic runs of `scope` wait after failures; undefined when they need not. */
export function waitOf(scope: Scope, context: RuleContext): Wait | undefined {
  const failed = failuresOf(scope, context);
  if (failed.length === 0) return undefined;

  const lastStart = Math.max(...failed.map(({ startedAt }) => startedAt.getTime()));
  const waitMs = WAITS_MS[failed.length - 1] ?? WAITS_MS[2];
  const until = new Date(lastStart + waitMs);
  return until > context.now ? { failures: failed.length, until } : undefined;
}

/** Automatic runs of just this scope since the last one that counted. A run by hand that failed tells of the person, not of us, and one that is going on of nothing yet. */
function failuresOf(scope: Scope, context: RuleContext): readonly RunRecord[] {
  const since = lastCountingRun(scope, context)?.startedAt;
  return realRuns(context).filter(
    (run) =>
      run.scope === scope &&
      run.trigger !== 'manual' &&
      (run.status === 'failed' || run.status === 'inconclusive') &&
      (!since || run.startedAt > since),
  );
}
