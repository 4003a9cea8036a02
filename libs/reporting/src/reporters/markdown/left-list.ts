import type { LeftField, RepairRecord } from '@stash2plex/core';
import { count } from '../../wording/amounts.ts';
import { SHOWN_VALUE } from '../../wording/left-out.ts';
import { leftWords } from '../../wording/repair-words.ts';
import { code } from './code.ts';
import { fitting } from './fitting.ts';
import { shownValue } from './shown-value.ts';

const MOST = 200;

/** Fields that are not as Stash would have them, one by one, as many as fit into so many characters. */
export function leftList(
  { leftFields, leftFieldsOmitted }: Pick<RepairRecord, 'leftFields' | 'leftFieldsOmitted'>,
  room: number,
): readonly string[] {
  const shown = fitting(leftFields.map(blockOf), { most: MOST, room });
  const more = leftFields.length - shown.length + leftFieldsOmitted;
  return more > 0 ? [...shown, '', `… and ${count(more)} more`] : shown;
}

function blockOf(left: LeftField): string {
  const { sceneId, title, path, ratingKey, field, because, observed, desired } = left;
  const name = title.trim() === '' ? '_no title_' : code(title);
  return [
    `- ${code(field)} of scene ${code(sceneId)}, item ${code(ratingKey)}: ${name}`,
    `  - ${path === '' ? '_no file_' : code(path, 3 * SHOWN_VALUE)}`,
    `  - ${shownValue(observed)} → ${shownValue(desired)}, ${leftWords(because)}`,
  ].join('\n');
}
