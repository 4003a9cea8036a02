import type { HealthReport, RunRecord } from '@stash2plex/core';
import type { OutageReport, RepairReport, RunReport } from './report.ts';
import type { Reporter } from './reporter.ts';
import { reporters } from './reporters/reporters.generated.ts';

/** A file of the folder `reports/`. */
export interface ReportFile {
  readonly name: string;
  readonly content: string;
}

/** What a run leaves in `reports/`: the newest in every form, and one file for the history. */
export function reportFiles(report: RunReport): readonly ReportFile[] {
  const newest = Object.values(reporters).map(({ fileExtension, run }) => ({
    name: `latest.${fileExtension}`,
    content: run(report),
  }));
  const history = { name: historyName(report.run), content: reporters.json.run(brief(report)) };
  const { repair } = report;
  return [...newest, history, ...(repair ? repairFiles({ ...report, repair }) : [])];
}

/** What a repair leaves there, after a run or without one; the newest run stays where it is. */
export function repairFiles(report: RepairReport): readonly ReportFile[] {
  const { decision, catchUp, repair, status, nextDue, around } = report;
  const alone = { decision, catchUp, repair, status, nextDue, around };
  const newest = Object.values(reporters).map((reporter) => ({
    name: `latest-repair.${reporter.fileExtension}`,
    content: reporter.repair(alone),
  }));
  const name = `repair-${stampOf(repair.startedAt)}.json`;
  return [...newest, { name, content: reporters.json.repair(alone) }];
}

/** What Health Check leaves there: the newest only. */
export function healthFiles(report: HealthReport): readonly ReportFile[] {
  return inEachForm('health', ({ health }) => health?.(report));
}

/** What Outage Summary Report leaves there: the newest only, for it tells of all that is kept. */
export function outageFiles(report: OutageReport): readonly ReportFile[] {
  return inEachForm('outages', ({ outages }) => outages?.(report));
}

function inEachForm(
  name: string,
  render: (reporter: Reporter) => string | undefined,
): readonly ReportFile[] {
  return Object.values<Reporter>(reporters).flatMap((reporter) => {
    const content = render(reporter);
    return content === undefined
      ? []
      : [{ name: `latest-${name}.${reporter.fileExtension}`, content }];
  });
}

/** The history holds many files, so each is kept small. */
const KEPT_GAPS = 200;

function brief(report: RunReport): RunReport {
  const gaps = report.gaps.slice(0, KEPT_GAPS);
  return { ...report, gaps, gapsOmitted: report.gapsOmitted + report.gaps.length - gaps.length };
}

/**
 * Which of these files to delete so that the history keeps its newest `keep` runs, and as many repairs. Those `justWritten` stay, and
 * dates past theirs come from a clock that jumped: such files go first.
 */
export function staleReports(
  names: readonly string[],
  keep: number,
  justWritten: readonly string[] = [],
): readonly string[] {
  return [OF_RUN, OF_REPAIR].flatMap((kind) =>
    staleOf(
      names.filter((name) => kind.test(name)),
      keep,
      justWritten.filter((name) => kind.test(name)),
    ),
  );
}

const OF_RUN = /^run-\d{4}-\d\d-\d\dT.*\.json$/;
const OF_REPAIR = /^repair-\d{4}-\d\d-\d\dT.*\.json$/;

function staleOf(
  names: readonly string[],
  keep: number,
  justWritten: readonly string[],
): readonly string[] {
  const history = names.toSorted().reverse();
  const newest = justWritten.toSorted().at(-1);
  const isAhead = (name: string) => newest !== undefined && name > newest;
  const ranked = [...history.filter((name) => !isAhead(name)), ...history.filter(isAhead)];
  return ranked.slice(keep).filter((name) => !justWritten.includes(name));
}

/** In order of time by name. No colons, which Windows does not allow. */
function historyName({ startedAt, id }: RunRecord): string {
  return `run-${stampOf(startedAt)}-${id.replaceAll(/[^\w-]/g, '')}.json`;
}

function stampOf(instant: Date): string {
  return instant.toISOString().replaceAll(':', '-');
}
