import type { RunRecord } from '@stash2plex/core';
import type { RunReport } from './report.ts';
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
  return [...newest, { name: historyName(report.run), content: reporters.json.run(brief(report)) }];
}

/** The history holds many files, so each is kept small. */
const KEPT_GAPS = 200;

function brief(report: RunReport): RunReport {
  const gaps = report.gaps.slice(0, KEPT_GAPS);
  return { ...report, gaps, gapsOmitted: report.gapsOmitted + report.gaps.length - gaps.length };
}

/**
 * Which of these files to delete so that the history keeps its newest `keep` runs. Those `justWritten` stay, and
 * dates past theirs come from a clock that jumped: such files go first.
 */
export function staleReports(
  names: readonly string[],
  keep: number,
  justWritten: readonly string[] = [],
): readonly string[] {
  const history = names.filter(isOfHistory).toSorted().reverse();
  const newest = justWritten.filter(isOfHistory).toSorted().at(-1);
  const isAhead = (name: string) => newest !== undefined && name > newest;
  const ranked = [...history.filter((name) => !isAhead(name)), ...history.filter(isAhead)];
  return ranked.slice(keep).filter((name) => !justWritten.includes(name));
}

function isOfHistory(name: string): boolean {
  return /^run-\d{4}-\d\d-\d\dT.*\.json$/.test(name);
}

/** In order of time by name. No colons, which Windows does not allow. */
function historyName({ startedAt, id }: RunRecord): string {
  const stamp = startedAt.toISOString().replaceAll(':', '-');
  return `run-${stamp}-${id.replaceAll(/[^\w-]/g, '')}.json`;
}
