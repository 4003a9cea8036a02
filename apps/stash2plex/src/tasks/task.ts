import type { CatchUpRecord, Decision, NextDue, RunRecord, Trigger } from '@stash2plex/core';
import { taskOutput, type RunReport, type TaskOutput } from '@stash2plex/reporting';
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
  /** What this process has caught up with; undefined for tasks that do not. */
  readonly caughtUp?: CatchUpRecord;
}

/** What a task has to say: `error` ends it with exit code 1, whatever else there is to tell. */
export interface TaskAnswer {
  readonly output: TaskOutput;
  readonly error?: string;
  /** Of the run that was made. */
  readonly report?: RunReport;
}

function contextOf(task: Task, trigger: Trigger): RuleContext {
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
  const { store, clock } = task.invocation;
  const status = store.status(clock.now());
  const { caughtUp: catchUp } = task;
  return taskOutput({ decision, run, catchUp, status, nextDue: await nextRun(task) });
}

/** When the next run comes by itself; none does, and Plex is not asked, where nothing may be done at all. */
export async function nextRun(task: Task): Promise<NextDue> {
  const { config, rules } = task.invocation;
  const obstacle = config.enabled ? config.plexProblem : SWITCHED_OFF;
  if (obstacle !== undefined) return { status: 'not-foreseen', because: [obstacle] };
  return nextDue(rules, contextOf(task, 'task'));
}

export const SWITCHED_OFF = 'Stash2Plex is switched off (setting enabled); nothing was done.';

/** Whether anything may be compared or written at all. */
export function mayAct({ invocation: { config } }: Task): boolean {
  return config.enabled && config.plex !== undefined;
}

/** Does the work of a task that acts, unless nothing may be done at all: then it says so. */
export async function unlessSwitchedOff(
  task: Task,
  work: () => Promise<TaskAnswer>,
): Promise<TaskAnswer> {
  const { config, log } = task.invocation;
  if (config.enabled) return work();
  log.warning(SWITCHED_OFF);
  return { output: await outputOf(task, notRun(SWITCHED_OFF)) };
}

export function notRun(...because: string[]): Decision {
  return { run: false, rule: null, scope: null, because };
}
