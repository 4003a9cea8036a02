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
  const whole = newest.find(({ name }) => name === NEWEST_JSON)?.content ?? '';
  return [...newest, { name: historyName(report.run), content: whole }];
}

const NEWEST_JSON = `latest.${reporters.json.fileExtension}`;

/** Which of these files to delete so that the history keeps its newest `keep` runs. */
export function staleReports(names: readonly string[], keep: number): readonly string[] {
  const history = names.filter((name) => /^run-\d{4}-\d\d-\d\dT.*\.json$/.test(name));
  return history.toSorted().reverse().slice(keep);
}

/** In order of time by name. No colons, which Windows does not allow. */
function historyName({ startedAt, id }: RunRecord): string {
  const stamp = startedAt.toISOString().replaceAll(':', '-');
  return `run-${stamp}-${id.replaceAll(/[^\w-]/g, '')}.json`;
}
