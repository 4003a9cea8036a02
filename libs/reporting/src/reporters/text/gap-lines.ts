import type { FieldChange, ReportedGap } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { leftOutLines, SHOWN_GAPS, SHOWN_VALUE } from '../../wording/left-out.ts';
import { oneLine } from '../../wording/one-line.ts';
import { placeWords } from '../../wording/place-words.ts';
import { plainLine } from '../../wording/plain-line.ts';
import { shownValue } from './shown-value.ts';

/** The gaps one by one: scene, title, path, type, and what differs. */
export function gapLines(report: Pick<RunReport, 'gaps' | 'gapsOmitted'>): string[] {
  const shown = report.gaps.slice(0, SHOWN_GAPS);
  return [...shown.flatMap(linesOf), ...leftOutLines(report, shown.length)];
}

function linesOf(gap: ReportedGap): string[] {
  const { title, path, type, message, changes } = gap;
  const name = title === '' ? '(no title)' : oneLine(title, SHOWN_VALUE);
  return [
    plainLine(`[${type}] ${placeWords(gap)}  ${name}  ${path || '(no file)'}`),
    `    ${oneLine(message, 3 * SHOWN_VALUE)}`,
    ...changes.map((change) => `    ${changeWords(change)}`),
  ];
}

function changeWords({ field, observed, desired }: FieldChange): string {
  return `${field}: ${shownValue(observed)} -> ${shownValue(desired)}`;
}
