import { isEmpty, type FieldValue } from '@stash2plex/core';
import { SHOWN_VALUE } from '../../wording/left-out.ts';
import { oneLine } from '../../wording/one-line.ts';

export function shownValue(value: FieldValue): string {
  if (isEmpty(value)) return '(empty)';
  return oneLine(typeof value === 'string' ? value : value.join(', '), SHOWN_VALUE);
}
