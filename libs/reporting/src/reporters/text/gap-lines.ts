import { isEmpty, type FieldChange, type FieldValue, type ReportedGap } from '@stash2plex/core';
import { shorten } from '../../gaps/shorten.ts';
import type { RunReport } from '../../report.ts';
import { count } from '../../wording/amounts.ts';
import { plainLine } from '../../wording/plain-line.ts';

/** More of them are easier to read in the JSON file beside this one. */
const SHOWN_GAPS = 200;
/** Characters of one value; whole values stand in the JSON file. */
const SHOWN_VALUE = 80;

/** The gaps one by one: scene, title, path, type, and what differs. */
export function gapLines({ gaps, gapsOmitted }: Pick<RunReport, 'gaps' | 'gapsOmitted'>): string[] {
  const shown = gaps.slice(0, SHOWN_GAPS);
  const listed = gaps.length - shown.length;
  return [
    ...shown.flatMap(linesOf),
    ...(listed > 0 ? [`… and ${count(listed)} more in latest.json`] : []),
    ...(gapsOmitted > 0 ? [`… and ${count(gapsOmitted)} more that are only counted`] : []),
  ];
}

function linesOf({ sceneId, title, path, type, message, changes }: ReportedGap): string[] {
  const name = title === '' ? '(no title)' : onOneLine(title, SHOWN_VALUE);
  return [
    plainLine(`[${type}] scene ${sceneId}  ${name}  ${path || '(no file)'}`),
    `    ${onOneLine(message, 3 * SHOWN_VALUE)}`,
    ...changes.map((change) => `    ${changeWords(change)}`),
  ];
}

function changeWords({ field, observed, desired }: FieldChange): string {
  return `${field}: ${shown(observed)} -> ${shown(desired)}`;
}

function shown(value: FieldValue): string {
  if (isEmpty(value)) return '(empty)';
  return onOneLine(typeof value === 'string' ? value : value.join(', '), SHOWN_VALUE);
}

function onOneLine(text: string, limit: number): string {
  return shorten(plainLine(text).replaceAll(/\s+/g, ' ').trim(), limit);
}
