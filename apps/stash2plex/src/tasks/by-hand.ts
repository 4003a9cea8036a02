import { ConfigError, type Scope } from '@stash2plex/core';
import { scopeOf } from '@stash2plex/config';
import { catchUpSummary } from '@stash2plex/reporting';
import { catchUpInTurn } from '../catch-up.ts';
import { runInTurn } from './run-in-turn.ts';
import { askRules, type Task, type TaskAnswer, unlessSwitchedOff } from './task.ts';

/** Reconcile Library: a person wants it now. The rules only say whose timers it resets. */
export function reconcileByHand(task: Task, scope: Scope): Promise<TaskAnswer> {
  return unlessSwitchedOff(task, () => reconcile(task, scope));
}

async function reconcile(task: Task, scope: Scope): Promise<TaskAnswer> {
  const ready = await caughtUpByHand(task, { isThorough: scope === 'all' });
  const { resetsTimers } = await askRules(task, 'manual');
  const decision = { run: true, rule: 'manual', scope, because: ['started by hand'] } as const;
  const start = { rule: 'manual', scope, trigger: 'manual', dryRun: false, resetsTimers } as const;
  return runInTurn(ready, () => Promise.resolve({ decision, start }));
}

/** Throws ConfigError without Plex. Where another process catches up, that does for this task as well. */
export async function caughtUpByHand(
  task: Task,
  { isThorough }: { readonly isThorough: boolean },
): Promise<Task> {
  requirePlex(task);
  const turn = await catchUpInTurn(task.invocation, { isThorough });
  if (turn.status === 'busy') return task;
  task.invocation.log.info(catchUpSummary(turn.result));
  return { ...task, caughtUp: turn.result };
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

export function requirePlex({ invocation: { config } }: Task): void {
  if (!config.plex) throw new ConfigError(config.plexProblem);
}
