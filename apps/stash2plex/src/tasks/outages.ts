import { faultsOfOutages } from '@stash2plex/health';
import { outageFiles, outagesOutput, outageSummary, recoveredOutput } from '@stash2plex/reporting';
import { outageReportOf } from '../outage-report.ts';
import { keepReport } from '../report-folder.ts';
import { askRules, notRun, outputOf, type Task, type TaskAnswer } from './task.ts';

/** Outage Summary Report: when Plex did not answer, and what that comes to. */
export async function summarizeOutages(task: Task): Promise<TaskAnswer> {
  const { log, dataDir, secrets } = task.invocation;
  const { decision } = await askRules(task, 'task');
  const report = outageReportOf(task.invocation);
  log.info(outageSummary(report));
  keepReport(outageFiles(report), { dataDir, clean: secrets.clean, log });
  const output = await outputOf(task, decision);
  return { output: { ...output, outages: outagesOutput(report) } };
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
