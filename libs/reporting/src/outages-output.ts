import type { Outage } from '@stash2plex/core';
import type { OutagesOutput } from './contract/outages-schema.ts';
import type { TaskOutput } from './contract/task-schema.ts';
import type { OutageReport } from './report.ts';

/** What Outage Summary Report adds to the output of a task. */
export function outagesOutput({ figures, outages }: OutageReport): OutagesOutput {
  const { from, to, downMs, mttrMs, mtbfMs, availability } = figures;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    count: figures.outages,
    downSeconds: seconds(downMs),
    mttrSeconds: mttrMs === undefined ? null : seconds(mttrMs),
    mtbfSeconds: mtbfMs === undefined ? null : seconds(mtbfMs),
    availability: availability ?? null,
    list: outages.map(outageOutput),
  };
}

/** What Recover Outage Jobs adds: `jobs` of each outage were made due. */
export function recoveredOutput(
  recovered: readonly { readonly outage: Outage; readonly jobs: number }[],
): Required<Pick<TaskOutput, 'recovered' | 'recoveredOutages'>> {
  return {
    recovered: recovered.reduce((sum, { jobs }) => sum + jobs, 0),
    recoveredOutages: recovered.map(({ outage: { startedAt, endedAt }, jobs }) => ({
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      jobs,
    })),
  };
}

function outageOutput(outage: Outage): OutagesOutput['list'][number] {
  const { startedAt, endedAt, jobs, server, because } = outage;
  return {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    seconds: endedAt ? seconds(endedAt.getTime() - startedAt.getTime()) : null,
    jobs: jobs ?? null,
    server,
    because,
  };
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
