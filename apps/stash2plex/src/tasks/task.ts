import type { Decision, RunRecord, Trigger } from '@stash2plex/core';
import { taskOutput, type TaskOutput } from '@stash2plex/reporting';
import { decide, nextDue, type Outcome, type RuleContext } from '@stash2plex/rules';
import type { Invocation } from '../invocation.ts';
import type { PlexDoor } from '../plex-door.ts';
import { ruleContext } from '../rule-context.ts';
import type { StashLife } from '../stash-life.ts';

/** An invocation on its way: what every task needs. */
export interface Task {
  readonly invocation: Invocation;
  readonly plex: PlexDoor;
  readonly life: StashLife;
}

/** What a task has to say: `error` ends it with exit code 1, whatever else there is to tell. */
export interface TaskAnswer {
  readonly output: TaskOutput;
  readonly error?: string;
}

export function contextOf(task: Task, trigger: Trigger): RuleContext {
  return ruleContext(task.invocation, { trigger, life: task.life, plex: task.plex });
}

/** Asks the rules; what `report` rules say goes to the log. */
export async function askRules(task: Task, trigger: Trigger): Promise<Outcome> {
  const { rules, log } = task.invocation;
  const outcome = await decide(rules, contextOf(task, trigger));
  for (const { rule, message } of outcome.reports) log.info(`${rule}: ${message}`);
  return outcome;
}

/** Queue and history as they are now, with what was decided and done. */
export async function outputOf(
  task: Task,
  decision: Decision,
  run?: RunRecord,
): Promise<TaskOutput> {
  const { store, rules } = task.invocation;
  const next = await nextDue(rules, contextOf(task, 'task'));
  return taskOutput({ decision, run, status: store.status(), nextDue: next });
}

export function notRun(...because: string[]): Decision {
  return { run: false, rule: null, scope: null, because };
}
