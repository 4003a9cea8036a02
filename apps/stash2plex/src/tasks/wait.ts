import { waitOf } from '@stash2plex/config';
import { messageOf } from '@stash2plex/core';
import {
  isAnybodyWaiting,
  isQueued,
  pauseOf,
  WAITING_TASK,
  waitFor,
  type Wait,
} from '@stash2plex/repair';
import { jobQueue, queueTask } from '@stash2plex/stash';
import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from './task.ts';

/** After a task that acts: what is due in minutes gets a task that waits for it, unless there is one. */
export async function waitForWhatIsSoon({ invocation }: Task): Promise<void> {
  const { store, clock, input } = invocation;
  const now = clock.now();
  const next = store.queue.readyAfter(now);
  const wait = waitFor({ now, next, since: waitOf(input.args)?.since });
  if (wait) await queueWait(invocation, wait);
}

/**
 * The beginning of a task that waits. False: Stash has something else to do; it comes first, and another task waits behind it.
 */
export async function haveWaited(task: Task): Promise<boolean> {
  const { stash, clock, log, input } = task.invocation;
  const wait = waitOf(input.args);
  if (!wait) return true;
  for (;;) {
    const ms = pauseOf(wait, clock.now());
    if (ms === undefined) return true;
    if (isAnybodyWaiting(await jobQueue(stash))) break;
    await pause(ms);
  }
  log.info('Something else waits in Stash: it comes first.');
  await queueWait(task.invocation, wait);
  return false;
}

async function queueWait(
  { stash, log }: Task['invocation'],
  { until, since }: Wait,
): Promise<void> {
  try {
    if (isQueued(await jobQueue(stash))) return;
    const args = { until: until.toISOString(), since: since.toISOString() };
    await queueTask(stash, {
      taskName: 'Process Queue',
      description: WAITING_TASK,
      args: { mode: 'process_queue', continued: true, ...args },
    });
  } catch (error) {
    log.warning('Stash could not be asked to wait for what is due soon; the next task does it.');
    log.debug('why', { error: messageOf(error) });
  }
}
