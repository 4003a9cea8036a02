import type { RuleContext } from '../context.ts';
import { cronProblem, nextByCron } from '../cron.ts';
import type { Fact, FactParams } from '../fact.ts';
import { scopeOf, scopeParam, zoneOf, zoneParam } from '../params.ts';
import { lastCountingRun } from '../timers.ts';

/** Between two invocations nothing runs, so an instant that has passed stays due until a run has covered it. */
export const cronDue: Fact = {
  id: 'cronDue',
  description: 'Whether an instant of a cron expression has passed since the last run that counts.',
  type: 'boolean',
  params: {
    expression: {
      description: 'cron expression: minute hour day month weekday, such as 0 3 * * 1',
      whenMissing: 'refuse',
      problem: cronProblem,
    },
    zone: zoneParam,
    scope: scopeParam,
  },
  costly: false,
  read: (context, params) => {
    const next = nextAfterLastRun(context, params);
    return next !== undefined && next <= context.now;
  },
  changes: (context, params) => {
    const next = nextAfterLastRun(context, params);
    return next ? [next] : [];
  },
};

function nextAfterLastRun(context: RuleContext, params: FactParams): Date | undefined {
  const last = lastCountingRun(scopeOf(params, context), context);
  const after = last?.startedAt ?? new Date(0);
  return nextByCron(
    { expression: params['expression'] ?? '', zone: zoneOf(params, context) },
    after,
  );
}
