import { isAskedFor, type Mode } from '@stash2plex/config';
import type { DrainOptions } from '@stash2plex/repair';
import type { Invocation } from '../invocation.ts';
import { closeRunsOfTheDead } from '../one-at-a-time.ts';
import { plexDoor } from '../plex-door.ts';
import { lifeOf } from '../rule-context.ts';
import { dryRun, reconcileByHand } from './by-hand.ts';
import { clearDeadLetters, purgeDeadLetters, retryDeadLetters } from './dead-letters.ts';
import { look } from './look.ts';
import { healthCheck } from './health.ts';
import { recoverOutageJobs, summarizeOutages } from './outages.ts';
import { clearQueue, showStatus } from './queue.ts';
import { releaseLocks } from './release-locks.ts';
import { thenRepair } from './repair.ts';
import { sync } from './sync.ts';
import { mayAct, notRun, outputOf, type Task, type TaskAnswer } from './task.ts';
import { haveWaited } from './wait.ts';

type Work = (task: Task) => Promise<TaskAnswer>;

const QUIETLY: DrainOptions = { isByHand: false };
/** A person waits for it: Plex is asked whatever happened before. */
const AT_ONCE: DrainOptions = { isByHand: false, probesAtOnce: true };

/** A task that acts: behind its own work it works off what is due in the queue. */
function acting(work: Work, options: DrainOptions): Work {
  return async (task) => thenRepair(task, await work(task), options);
}

const TASKS: Readonly<Record<Mode, Work>> = {
  catch_up: acting((task) => look(task, 'hook'), QUIETLY),
  check_schedule: acting((task) => look(task, 'task'), QUIETLY),
  process_queue: (task) => processQueue(task),
  reconcile_all: acting((task) => reconcileByHand(task, 'all'), AT_ONCE),
  reconcile_recent: acting((task) => reconcileByHand(task, 'recent'), AT_ONCE),
  reconcile_7days: acting((task) => reconcileByHand(task, 'recent_7days'), AT_ONCE),
  all: acting((task) => sync(task, { scope: 'all', force: false }), AT_ONCE),
  recent: acting((task) => sync(task, { scope: 'recent', force: false }), AT_ONCE),
  all_force: acting((task) => sync(task, { scope: 'all', force: true }), AT_ONCE),
  reconcile_dry_run: dryRun,
  queue_status: showStatus,
  clear_queue: clearQueue,
  retry_dead_letters: retryDeadLetters,
  clear_dlq: clearDeadLetters,
  purge_dlq: purgeDeadLetters,
  release_locks: releaseLocks,
  health_check: healthCheck,
  outage_summary: summarizeOutages,
  recover_outage_jobs: recoverOutageJobs,
};

export async function doTask(invocation: Invocation): Promise<TaskAnswer> {
  closeRunsOfTheDead(invocation.store, invocation.clock.now());
  const life = await lifeOf(invocation);
  return TASKS[invocation.mode]({ invocation, plex: plexDoor(invocation), life });
}

/** A slice that follows on another is nobody's wish: jobs in backoff wait for their time. */
async function processQueue(task: Task): Promise<TaskAnswer> {
  const { args } = task.invocation.input;
  const isContinued = isAskedFor(args, 'continued');
  if (mayAct(task) && !(await haveWaited(task))) {
    return {
      output: await outputOf(task, notRun('something else waits in Stash and comes first')),
    };
  }
  return acting((each) => look(each, 'task'), { isByHand: !isContinued })(task);
}
