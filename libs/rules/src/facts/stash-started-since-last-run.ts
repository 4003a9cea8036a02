import type { RuleContext } from '../context.ts';
import type { Fact } from '../fact.ts';
import { lastCountingRun } from '../timers.ts';

export const stashStartedSinceLastRun: Fact = {
  id: 'stashStartedSinceLastRun',
  description: 'Whether Stash was started after the last complete run; true when there was none.',
  type: 'boolean',
  params: {},
  costly: false,
  read: hasRestarted,
};

function hasRestarted(context: RuleContext): boolean {
  const last = lastCountingRun('recent', context);
  if (!last) return true;
  // Not known is not "restarted": else a Stash that hides its identity would run at every call.
  if (last.stashLife === undefined || context.stashLife === undefined) return false;
  return last.stashLife !== context.stashLife;
}
