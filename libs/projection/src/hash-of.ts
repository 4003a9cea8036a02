import { FIELDS, foldName, foldText, type DesiredValues, type FieldValue } from '@stash2plex/core';
import { hash128 } from './hash128.ts';

/** Raise it when the same scene is projected to other values than before. */
const PROJECTION_VERSION = 1;

/**
 * A hash of what would be written. Values that Plex would take for equal hash alike; a field that is switched off is
 * not the same as an empty one. No value can hold the separators: control characters are gone.
 */
export function hashOf(values: DesiredValues): string {
  const parts = [String(PROJECTION_VERSION)];
  for (const field of FIELDS) {
    const value = values[field];
    if (value !== undefined) parts.push(field, written(value));
  }
  return hash128(parts.join('\u0000'));
}

function written(value: FieldValue): string {
  if (typeof value === 'string') return foldText(value);
  return value.map(foldName).sort().join('\u0001');
}
