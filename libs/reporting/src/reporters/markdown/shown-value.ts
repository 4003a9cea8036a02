import { isEmpty, type FieldValue } from '@stash2plex/core';
import { code } from './code.ts';

export function shownValue(value: FieldValue): string {
  if (isEmpty(value)) return '_empty_';
  return code(typeof value === 'string' ? value : value.join(', '));
}
