import type { HealthReport } from '@stash2plex/core';
import type { OutageReport, RepairReport, RunReport, StatusReport } from './report.ts';

/** One form of writing reports down. It returns text; the app puts it somewhere. */
export interface Reporter {
  readonly id: string;
  readonly description: string;
  /** Ending of the file it is kept in: `txt` for `latest.txt`. No two reporters may share one. */
  readonly fileExtension: string;
  readonly run: (report: RunReport) => string;
  /** A repair without a run. */
  readonly repair: (report: RepairReport) => string;
  readonly status: (report: StatusReport) => string;
  // A form that has none of these leaves them out.
  readonly health?: (report: HealthReport) => string;
  readonly outages?: (report: OutageReport) => string;
}

export function defineReporter(reporter: Reporter): Reporter {
  return Object.freeze(reporter);
}
