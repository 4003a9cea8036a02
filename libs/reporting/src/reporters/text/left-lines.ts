import type { LeftField, RepairRecord } from '@stash2plex/core';
import { SHOWN_VALUE } from '../../wording/left-out.ts';
import { count } from '../../wording/amounts.ts';
import { oneLine } from '../../wording/one-line.ts';
import { plainLine } from '../../wording/plain-line.ts';
import { leftWords } from '../../wording/repair-words.ts';
import { shownValue } from './shown-value.ts';

/** Fields that are not as Stash would have them, one by one: scene, item, what Plex has, what it should have. */
export function leftLines({
  leftFields,
  leftFieldsOmitted: omitted,
}: Pick<RepairRecord, 'leftFields' | 'leftFieldsOmitted'>): string[] {
  const more = omitted > 0 ? [`… and ${count(omitted)} more that are only counted`] : [];
  return [...leftFields.flatMap(linesOf), ...more];
}

function linesOf(left: LeftField): string[] {
  const { sceneId, title, path, ratingKey, field, because, observed, desired } = left;
  const name = title === '' ? '(no title)' : oneLine(title, SHOWN_VALUE);
  const head = `[${because}] scene ${sceneId}  ${name}  ${path || '(no file)'}  item ${ratingKey}`;
  return [
    plainLine(head),
    `    ${field}: ${shownValue(observed)} -> ${shownValue(desired)} (${leftWords(because)})`,
  ];
}
