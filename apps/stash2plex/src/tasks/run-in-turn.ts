import type { Decision, RunStart } from '@stash2plex/core';
import { gapsOmitted, reportFiles, runSummary, type RunReport } from '@stash2plex/reporting';
import { RECONCILE } from '@stash2plex/state';
import { randomUUID } from 'node:crypto';
import { oneAtATime } from '../one-at-a-time.ts';
import { reconcile, type FinishedRun } from '../reconcile.ts';
import { keepReport } from '../report-folder.ts';
import { surroundingsOf } from '../surroundings.ts';
import { nextRun, notRun, outputOf, type Task, type TaskAnswer } from './task.ts';

/** What is to be run, once it is our turn; undefined when there is nothing to run any more. */
export interface Wanted {
  readonly decision: Decision;
  readonly start?: Omit<RunStart, 'id' | 'startedAt' | 'stashLife'>;
}

/** Runs what is wanted if no other process is at it; `want` is asked when the turn is ours. */
export async function runInTurn(task: Task, want: () => Promise<Wanted>): Promise<TaskAnswer> {
  const { store } = task.invocation;
  const turn = await oneAtATime(store, RECONCILE, async (lease) => {
    const { decision, start } = await want();
    if (!start) return { decision, finished: undefined };
    const whole = { ...start, ...identity(task) };
    const finished = await reconcile(task.invocation, { start: whole, plex: task.plex, lease });
    return { decision, finished };
  });
  if (turn.status === 'done') {
    const { decision, finished } = turn.result;
    return finished ? tell(task, decision, finished) : { output: await outputOf(task, decision) };
  }
  return busy(task, turn.who);
}

/** Another process is at it: this one ends at once, and says so. */
export async function busy(task: Task, who: string): Promise<TaskAnswer> {
  const because = `a reconciliation is running already (${who})`;
  task.invocation.log.info(`Nothing to do: ${because}.`);
  return { output: await outputOf(task, notRun(because)) };
}

function identity({ invocation, life }: Task) {
  return { id: randomUUID(), startedAt: invocation.clock.now(), stashLife: life.id };
}

async function tell(
  task: Task,
  decision: Decision,
  { run, gaps, plexServer }: FinishedRun,
): Promise<TaskAnswer> {
  const { store, clock, log, secrets, dataDir } = task.invocation;
  const listed = gaps.gaps();
  const report: RunReport = {
    run,
    decision,
    gaps: listed,
    gapsOmitted: gapsOmitted(run, listed),
    ...(task.caughtUp && { catchUp: task.caughtUp }),
    status: store.status(clock.now()),
    nextDue: await nextRun(task),
    around: surroundingsOf(task.invocation, plexServer),
  };
  log.info(runSummary(report));
  keepReport(reportFiles(report), { dataDir, clean: secrets.clean, log });

  const output = await outputOf(task, decision, run);
  return run.status === 'failed' ? { output, error: run.errors.join(' ') } : { output, report };
}
