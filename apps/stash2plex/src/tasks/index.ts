import type { Mode } from '@stash2plex/config';
import type { Invocation } from '../invocation.ts';
import { closeRunsOfTheDead } from '../one-at-a-time.ts';
import { plexDoor } from '../plex-door.ts';
import { lifeOf } from '../rule-context.ts';
import { dryRun, reconcileByHand } from './by-hand.ts';
import { look } from './look.ts';
import { clearQueue, showStatus } from './queue.ts';
import type { Task, TaskAnswer } from './task.ts';

const TASKS: Readonly<Record<Mode, (task: Task) => Promise<TaskAnswer>>> = {
  catch_up: (task) => look(task, 'hook'),
  check_schedule: (task) => look(task, 'task'),
  reconcile_all: (task) => reconcileByHand(task, 'all'),
  reconcile_recent: (task) => reconcileByHand(task, 'recent'),
  reconcile_7days: (task) => reconcileByHand(task, 'recent_7days'),
  reconcile_dry_run: dryRun,
  queue_status: showStatus,
  clear_queue: clearQueue,
};

export async function doTask(invocation: Invocation): Promise<TaskAnswer> {
  closeRunsOfTheDead(invocation.store, invocation.clock.now());
  const life = await lifeOf(invocation);
  return TASKS[invocation.mode]({ invocation, plex: plexDoor(invocation), life });
}
