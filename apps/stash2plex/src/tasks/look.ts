import { ConfigError } from '@stash2plex/core';
import { catchUpSummary } from '@stash2plex/reporting';
import type { Outcome } from '@stash2plex/rules';
import { catchUpInTurn } from '../catch-up.ts';
import { whoReconciles } from '../one-at-a-time.ts';
import { busy, runInTurn, type Wanted } from './run-in-turn.ts';
import { askRules, notRun, outputOf, SWITCHED_OFF, type Task, type TaskAnswer } from './task.ts';

/** Catch Up and Check Schedule: finds what changed in Stash, asks the rules whether a run is due, and makes it. */
export async function look(task: Task, trigger: 'hook' | 'task'): Promise<TaskAnswer> {
  const { log } = task.invocation;
  const obstacle = obstacleOf(task, trigger);
  if (obstacle) {
    log.info(obstacle);
    return { output: await outputOf(task, notRun(obstacle)) };
  }

  const turn = await catchUpInTurn(task.invocation, { isThorough: false });
  if (turn.status === 'busy') {
    const because = `another process is catching up and looks once more for this one (${turn.who})`;
    log.info(`Nothing to do: ${because}.`);
    return { output: await outputOf(task, notRun(because)) };
  }
  log.info(catchUpSummary(turn.result));
  return runWhatIsDue({ ...task, caughtUp: turn.result }, trigger);
}

async function runWhatIsDue(task: Task, trigger: 'hook' | 'task'): Promise<TaskAnswer> {
  const { config, log, store } = task.invocation;
  const who = whoReconciles(store);
  if (who) return busy(task, who);
  // Before the rules look at history: Plex is asked meanwhile, which leaves time for another's run.
  const seen = newestRun(task);
  const { decision, resetsTimers } = await askRules(task, trigger);
  if (!decision.run) {
    log.info('No reconciliation is due', { interval: config.interval });
    // A person who starts Check Schedule wants to know why not; an edit that woke us does not.
    const tell = trigger === 'task' ? log.info : log.debug;
    for (const reason of decision.because) tell(reason);
    return { output: await outputOf(task, decision) };
  }
  return runInTurn(task, async () => {
    // Another process may have made this very run while we were on our way.
    const isNews = newestRun(task) !== seen;
    return wanted(isNews ? await askRules(task, trigger) : { decision, resetsTimers }, trigger);
  });
}

function wanted(
  { decision, resetsTimers }: Pick<Outcome, 'decision' | 'resetsTimers'>,
  trigger: 'hook' | 'task',
): Wanted {
  if (!decision.run) return { decision };
  const { rule, scope } = decision;
  return { decision, start: { rule, scope, trigger, dryRun: false, resetsTimers } };
}

/** Differs as soon as a run begins or ends. */
function newestRun({ invocation }: Task): string | undefined {
  const run = invocation.store.history.recent(1)[0];
  return run && `${run.id} ${run.status}`;
}

/** Why nothing may be done. Woken by an edit, a plugin that is not set up yet keeps quiet; by hand it is an error. */
function obstacleOf({ invocation }: Task, trigger: 'hook' | 'task'): string | undefined {
  const { config } = invocation;
  if (!config.enabled) return SWITCHED_OFF;
  if (config.plex) return undefined;
  if (trigger === 'hook') return config.plexProblem;
  throw new ConfigError(config.plexProblem);
}
