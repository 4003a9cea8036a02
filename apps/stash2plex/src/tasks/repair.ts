import { isForPeople, messageOf, type QueueStatus, type RepairRecord } from '@stash2plex/core';
import {
  queueOutput,
  repairFiles,
  repairOutput,
  repairSummary,
  reportFiles,
} from '@stash2plex/reporting';
import { queueTask } from '@stash2plex/stash';
import type { DrainOptions } from '@stash2plex/repair';
import { repairInTurn } from '../repair.ts';
import { keepReport } from '../report-folder.ts';
import { surroundingsOf } from '../surroundings.ts';
import { mayAct, nextRun, type Task, type TaskAnswer } from './task.ts';
import { waitForWhatIsSoon } from './wait.ts';

/** How the repair of a task went, for its output; undefined where nothing was due. */
async function repairWhatIsDue(
  task: Task,
  options: DrainOptions,
): Promise<RepairRecord | undefined> {
  const { log } = task.invocation;
  if (!isSomethingDue(task, options)) return undefined;

  const turn = await repairInTurn(task.invocation, { plex: task.plex, options });
  if (turn.status === 'busy') {
    log.info(`Another process writes to Plex (${turn.who}), and looks at the queue once more.`);
    return undefined;
  }
  log.info(repairSummary(turn.result));
  if (turn.result.ended === 'slice-over') await goOnLater(task);
  return turn.result;
}

/** What a process that died had claimed is due again; and an outage goes on until somebody asks whether it does. */
function isSomethingDue(task: Task, { isByHand }: DrainOptions): boolean {
  const { store, clock } = task.invocation;
  store.queue.releaseExpired(clock.now());
  const { pending, leased } = store.queue.counts();
  // What is claimed is another's; asking for the turn to write tells whose, and makes it look again.
  const jobs = isByHand ? pending + leased : store.queue.dueCount(clock.now());
  return jobs > 0 || store.outages.current() !== undefined;
}

/** Behind what waits in Stash: a scan comes first, and then the queue goes on. */
async function goOnLater({ invocation: { stash, log } }: Task): Promise<void> {
  try {
    await queueTask(stash, {
      taskName: 'Process Queue',
      description: 'Stash2Plex: work off the queue',
      args: { mode: 'process_queue', continued: true },
    });
  } catch (error) {
    log.warning('Stash could not be asked to go on with the queue; the next task does.');
    log.debug('why', { error: messageOf(error) });
  }
}

/**
 * Works off what is due after a task that acts, and adds to its answer what that came to. Where it fails, what the task
 * itself did still is told.
 */
export async function thenRepair(
  task: Task,
  answer: TaskAnswer,
  options: DrainOptions,
): Promise<TaskAnswer> {
  const { store, clock } = task.invocation;
  if (answer.error !== undefined || !mayAct(task)) return answer;
  const withQueue = () => ({ ...answer.output, ...queueOutput(store.status(clock.now())) });
  try {
    const record = await repairWhatIsDue(task, options);
    if (!record || record.ended === 'done') await waitForWhatIsSoon(task);
    if (!record) return answer;
    await keep(task, answer, { record, status: store.status(clock.now()) });
    const output = { ...withQueue(), repair: repairOutput(record) };
    return record.ended === 'failed' ? { output, error: record.errors.join(' ') } : { output };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { output: withQueue(), error: error.message };
  }
}

interface Repaired {
  readonly record: RepairRecord;
  readonly status: QueueStatus;
}

/** In the report of the run, if there was one, and as a report of its own. */
async function keep(
  task: Task,
  { output, report }: TaskAnswer,
  { record: repair, status }: Repaired,
): Promise<void> {
  const { dataDir, secrets, log } = task.invocation;
  const { decision, catchUp } = output;
  const nextDue = await nextRun(task);
  const files = report
    ? reportFiles({ ...report, repair, status, nextDue })
    : repairFiles({
        ...{ decision, ...(catchUp && { catchUp }), repair, status, nextDue },
        around: surroundingsOf(task.invocation),
      });
  keepReport(files, { dataDir, clean: secrets.clean, log });
}
