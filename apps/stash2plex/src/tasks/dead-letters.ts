import { notRun, outputOf, type Task, type TaskAnswer } from './task.ts';

const DAY_MS = 86_400_000;

/** Retry Dead Letters: what was given up is queued again, with a clean slate. */
export function retryDeadLetters(task: Task): Promise<TaskAnswer> {
  const { store, clock } = task.invocation;
  return told(task, 'retried', store.queue.retryDead(clock.now()));
}

/** Clear Dead Letter Queue: forgets all of it. */
export function clearDeadLetters(task: Task): Promise<TaskAnswer> {
  return told(task, 'cleared', task.invocation.store.queue.clearDead());
}

/** Purge Old DLQ Entries: forgets what was given up longer ago than the setting says. */
export function purgeDeadLetters(task: Task): Promise<TaskAnswer> {
  const { store, clock, config } = task.invocation;
  const before = new Date(clock.now().getTime() - config.repair.deadLetterDays * DAY_MS);
  return told(task, 'purged', store.queue.purgeDead(before));
}

async function told(
  task: Task,
  what: 'cleared' | 'purged' | 'retried',
  jobs: number,
): Promise<TaskAnswer> {
  task.invocation.log.info(`Dead letters ${what}`, { jobs });
  const output = await outputOf(task, notRun('this task only looks after dead letters'));
  return { output: { ...output, [what]: jobs } };
}
