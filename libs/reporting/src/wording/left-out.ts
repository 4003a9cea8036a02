import type { RunReport } from '../report.ts';
import { count } from './amounts.ts';

/** More of them are easier to read in the JSON file beside the report. */
export const SHOWN_GAPS = 200;
/** Characters of one value; whole values stand in the JSON file. */
export const SHOWN_VALUE = 80;

/** Where the gaps are that a report does not show; `shown` is how many it does. */
export function leftOutLines(
  { gaps, gapsOmitted }: Pick<RunReport, 'gaps' | 'gapsOmitted'>,
  shown: number,
): string[] {
  const listed = gaps.length - shown;
  return [
    ...(listed > 0 ? [`… and ${count(listed)} more in latest.json`] : []),
    ...(gapsOmitted > 0 ? [`… and ${count(gapsOmitted)} more that are only counted`] : []),
  ];
}
