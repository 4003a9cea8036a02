import { faultsOfOutages, outageFigures, windowUpTo } from '@stash2plex/health';
import {
  outageFiles,
  outagesOutput,
  outageSummary,
  recoveredOutput,
  type OutageReport,
} from '@stash2plex/reporting';
import { keepReport } from '../report-folder.ts';
import { askRules, notRun, outputOf, type Task, type TaskAnswer } from './task.ts';

const WINDOW_MS = 30 * 86_400_000;

/** Outage Summary Report: when Plex did not answer, and what that comes to. */
export async function summarizeOutages(task: Task): Promise<TaskAnswer> {
  const { log, dataDir, secrets } = task.invocation;
  const { decision } = await askRules(task, 'task');
  const report = reportOf(task);
  log.info(outageSummary(report));
  keepReport(outageFiles(report), { dataDir, clean: secrets.clean, log });
  const output = await outputOf(task, decision);
  return { output: { ...output, outages: outagesOutput(report) } };
}

function reportOf({ invocation: { store, clock } }: Task): OutageReport {
  const outages = store.outages.recent();
  const known = { lengthMs: WINDOW_MS, knownSince: store.outages.knownSince() };
  return { outages, figures: outageFigures(outages, windowUpTo(clock.now(), known)) };
}

/** Recover Outage Jobs: what failed because of an outage is due again, with a clean slate. Nothing is written to Plex. */
export async function recoverOutageJobs(task: Task): Promise<TaskAnswer> {
  const { store, clock, log } = task.invocation;
  const found = faultsOfOutages(store.queue.serverFaults(), store.outages.recent());
  const made = found.map(({ outage, sceneIds }) => {
    const jobs = store.queue.makeDue(sceneIds, clock.now());
    const began = outage.startedAt.toISOString();
    log.info('Jobs of an outage are due again', {
      jobs,
      began,
      ended: outage.endedAt?.toISOString(),
    });
    return { outage, jobs };
  });
  const recovered = recoveredOutput(made.filter(({ jobs }) => jobs > 0));
  if (recovered.recovered === 0) log.info('No job waits or was given up because of an outage.');
  const output = await outputOf(task, notRun('this task only makes jobs due again'));
  return { output: { ...output, ...recovered } };
}
