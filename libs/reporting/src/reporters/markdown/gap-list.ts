import type { FieldChange, ReportedGap } from '@stash2plex/core';
import type { RunReport } from '../../report.ts';
import { leftOutLines, SHOWN_GAPS, SHOWN_VALUE } from '../../wording/left-out.ts';
import { placeWords } from '../../wording/place-words.ts';
import { code } from './code.ts';
import { fitting } from './fitting.ts';
import { shownValue } from './shown-value.ts';

/** The gaps one by one, as many as fit into so many characters: scene, title, path, type, and what differs. */
export function gapList(
  report: Pick<RunReport, 'gaps' | 'gapsOmitted'>,
  room: number,
): readonly string[] {
  const blocks = report.gaps.slice(0, SHOWN_GAPS).map(blockOf);
  const shown = fitting(blocks, { most: SHOWN_GAPS, room });
  const leftOut = leftOutLines(report, shown.length);
  return [...shown, ...leftOut.flatMap((line) => ['', line])];
}

function blockOf(gap: ReportedGap): string {
  const { title, path, type, message, changes } = gap;
  const name = title.trim() === '' ? '_no title_' : code(title);
  return [
    `- ${code(type)} ${placeWords(gap, code)}: ${name}`,
    `  - ${path === '' ? '_no file_' : code(path, 3 * SHOWN_VALUE)}`,
    `  - ${code(message, 3 * SHOWN_VALUE)}`,
    ...changes.map((change) => `  - ${changeWords(change)}`),
  ].join('\n');
}

function changeWords({ field, observed, desired }: FieldChange): string {
  return `${field}: ${shownValue(observed)} → ${shownValue(desired)}`;
}
