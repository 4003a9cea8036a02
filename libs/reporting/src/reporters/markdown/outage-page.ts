import type { OutageReport } from '../../report.ts';
import { OUTAGE_HEAD, outageFacts, outageRows, outageTitle } from '../../wording/outage-words.ts';
import { code } from './code.ts';
import { facts } from './facts.ts';
import { section, table } from './layout.ts';

/** Outages and what they come to. */
export function outagePage(report: OutageReport): string {
  const { rows } = outageRows(report.outages, (text) => code(text, 240));
  return [
    `## ${outageTitle(report)}`,
    '',
    ...facts(outageFacts(report)),
    ...section('Outages', table(OUTAGE_HEAD, rows)),
  ].join('\n');
}
