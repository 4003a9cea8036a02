import type { QueueStatus, RepairRecord } from '@stash2plex/core';
import { repairFiles, repairOutput, repairSummary, reportFiles } from '@stash2plex/reporting';
import { queueTask } from '@stash2plex/stash';
import { repairInTurn } from '../repair.ts';
import { keepReport } from '../report-folder.ts';
import { nextRun, type Task, type TaskAnswer } from './task.ts';

export interface RepairWish {
  /** A person asked for it: what waits after a failure is tried once, and Plex is probed at once. */
  readonly isByHand: boolean;
}

/** How the repair of a task went, for its output; undefined where nothing was due. */
async function repairWhatIsDue(
  task: Task,
  { isByHand }: RepairWish,
): Promise<RepairRecord | undefined> {
  const { store, clock, log } = task.invocation;
  const { pending } = store.queue.counts();
  const due = isByHand ? pending : store.queue.dueCount(clock.now());
  if (due === 0) return undefined;

  const turn = await repairInTurn(task.invocation, { plex: task.plex, options: { isByHand } });
  if (turn.status === 'busy') {
    log.info(`Another process writes to Plex (${turn.who}); this one leaves the queue to it.`);
    return undefined;
  }
  log.info(repairSummary(turn.result));
  if (turn.result.ended === 'slice-over') await goOnLater(task);
  return turn.result;
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
    log.debug('why', { error: error instanceof Error ? error.message : String(error) });
  }
}

/** Works off what is due after a task that acts, and adds to its answer what that came to. */
export async function thenRepair(
  task: Task,
  answer: TaskAnswer,
  wish: RepairWish,
): Promise<TaskAnswer> {
  const { config, store } = task.invocation;
  if (answer.error !== undefined || !config.enabled || !config.plex) return answer;
  const record = await repairWhatIsDue(task, wish);
  if (!record) return answer;
  const status = store.status();
  await keep(task, answer, { record, status });
  const { queue } = status;
  return { ...answer, output: { ...answer.output, queue, repair: repairOutput(record) } };
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
    : repairFiles({ decision, ...(catchUp && { catchUp }), repair, status, nextDue });
  keepReport(files, { dataDir, clean: secrets.clean, log });
}
