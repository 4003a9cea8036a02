import { reporters, statusOutput } from '@stash2plex/reporting';
import { askRules, nextRun, notRun, outputOf, type Task, type TaskAnswer } from './task.ts';

/** View Queue Status: queue, history, and when the next run is due. */
export async function showStatus(task: Task): Promise<TaskAnswer> {
  const { store, log, config, clock } = task.invocation;
  const { decision } = await askRules(task, 'task');
  const next = await nextRun(task);
  const report = { ...store.status(clock.now()), decision, nextDue: next };

  log.info(reporters.text.status(report));
  if (!config.enabled) log.warning('Stash2Plex is switched off (setting enabled).');
  if (!config.plex) log.warning(config.plexProblem);
  return { output: statusOutput(report) };
}

/** Clear Pending Queue: removes what waits. Jobs that are being worked on and dead letters stay. */
export async function clearQueue(task: Task): Promise<TaskAnswer> {
  const { store, log } = task.invocation;
  const cleared = store.queue.clearPending();
  const { leased, dead } = store.queue.counts();
  log.info('Pending queue cleared', { cleared, spared: leased, dead });
  const output = await outputOf(task, notRun('this task only clears the queue'));
  return { output: { ...output, cleared } };
}
