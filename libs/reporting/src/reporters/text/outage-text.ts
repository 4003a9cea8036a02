import type { OutageReport } from '../../report.ts';
import { count } from '../../wording/amounts.ts';
import { OUTAGE_HEAD, outageFacts, outageRows, outageTitle } from '../../wording/outage-words.ts';
import { plainLine } from '../../wording/plain-line.ts';
import { aligned, table } from './layout.ts';

/** Outages and what they come to, for Stash's log. */
export function outageSummary(report: OutageReport): string {
  const { rows, omitted } = outageRows(report.outages);
  return [
    plainLine(outageTitle(report)),
    ...aligned(outageFacts(report)),
    ...(rows.length > 0 ? table(OUTAGE_HEAD, rows) : []),
    ...(omitted > 0 ? [`  … and ${count(omitted)} more`] : []),
  ].join('\n');
}
