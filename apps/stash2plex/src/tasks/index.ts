import { isAskedFor, type Mode } from '@stash2plex/config';
import type { Invocation } from '../invocation.ts';
import { closeRunsOfTheDead } from '../one-at-a-time.ts';
import { plexDoor } from '../plex-door.ts';
import { lifeOf } from '../rule-context.ts';
import { dryRun, reconcileByHand } from './by-hand.ts';
import { clearDeadLetters, purgeDeadLetters, retryDeadLetters } from './dead-letters.ts';
import { look } from './look.ts';
import { clearQueue, showStatus } from './queue.ts';
import { releaseLocks } from './release-locks.ts';
import { thenRepair } from './repair.ts';
import { sync } from './sync.ts';
import type { Task, TaskAnswer } from './task.ts';

type Work = (task: Task) => Promise<TaskAnswer>;

/** What is due in the queue is worked off behind it. Tasks that only compare leave the queue to those. */
function acting(work: Work, { isByHand = false } = {}): Work {
  return async (task) => thenRepair(task, await work(task), { isByHand });
}

const TASKS: Readonly<Record<Mode, Work>> = {
  catch_up: (task) => look(task, 'hook'),
  check_schedule: (task) => look(task, 'task'),
  process_queue: (task) => processQueue(task),
  reconcile_all: (task) => reconcileByHand(task, 'all'),
  reconcile_recent: (task) => reconcileByHand(task, 'recent'),
  reconcile_7days: (task) => reconcileByHand(task, 'recent_7days'),
  all: acting((task) => sync(task, { scope: 'all', force: false })),
  recent: acting((task) => sync(task, { scope: 'recent', force: false })),
  all_force: acting((task) => sync(task, { scope: 'all', force: true })),
  reconcile_dry_run: dryRun,
  queue_status: showStatus,
  clear_queue: clearQueue,
  retry_dead_letters: retryDeadLetters,
  clear_dlq: clearDeadLetters,
  purge_dlq: purgeDeadLetters,
  release_locks: releaseLocks,
};

export async function doTask(invocation: Invocation): Promise<TaskAnswer> {
  closeRunsOfTheDead(invocation.store, invocation.clock.now());
  const life = await lifeOf(invocation);
  return TASKS[invocation.mode]({ invocation, plex: plexDoor(invocation), life });
}

/** A slice that follows on another is nobody's wish: jobs in backoff wait for their time. */
function processQueue(task: Task): Promise<TaskAnswer> {
  const isContinued = isAskedFor(task.invocation.input.args, 'continued');
  return acting((each) => look(each, 'task'), { isByHand: !isContinued })(task);
}
