import { ConfigError, type Scope } from '@stash2plex/core';
import { scopeOf } from '@stash2plex/config';
import { catchUpSummary } from '@stash2plex/reporting';
import { catchUpInTurn } from '../catch-up.ts';
import { runInTurn } from './run-in-turn.ts';
import { askRules, notRun, outputOf, SWITCHED_OFF, type Task, type TaskAnswer } from './task.ts';

/** Reconcile Library: a person wants it now. The rules only say whose timers it resets. */
export async function reconcileByHand(task: Task, scope: Scope): Promise<TaskAnswer> {
  const { config, log } = task.invocation;
  if (!config.enabled) {
    log.warning(SWITCHED_OFF);
    return { output: await outputOf(task, notRun(SWITCHED_OFF)) };
  }
  requirePlex(task);

  const turn = await catchUpInTurn(task.invocation, { isThorough: scope === 'all' });
  // Where another process catches up, that does for this run as well.
  const caughtUp = turn.status === 'done' ? { caughtUp: turn.result } : {};
  if (turn.status === 'done') log.info(catchUpSummary(turn.result));
  const { resetsTimers } = await askRules(task, 'manual');
  const decision = { run: true, rule: 'manual', scope, because: ['started by hand'] } as const;
  const start = { rule: 'manual', scope, trigger: 'manual', dryRun: false, resetsTimers } as const;
  return runInTurn({ ...task, ...caughtUp }, () => Promise.resolve({ decision, start }));
}

/** Reconcile Library (Dry Run): finds what a run would find, and changes nothing. The rules are only shown. */
export async function dryRun(task: Task): Promise<TaskAnswer> {
  requirePlex(task);
  const scope = scopeOf(task.invocation.input.args) ?? 'all';
  const { decision } = await askRules(task, 'task');
  const start = {
    rule: 'manual',
    scope,
    trigger: 'task',
    dryRun: true,
    resetsTimers: undefined,
  } as const;
  return runInTurn(task, () => Promise.resolve({ decision, start }));
}

function requirePlex({ invocation: { config } }: Task): void {
  if (!config.plex) throw new ConfigError(config.plexProblem);
}
