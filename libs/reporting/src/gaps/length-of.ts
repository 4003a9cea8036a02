import type { FieldChange, FieldValue, ReportedGap } from '@stash2plex/core';

/** Keys, quotes and indents around the values in a JSON report. */
const AROUND_GAP = 200;
const AROUND_CHANGE = 120;
const AROUND_NAME = 16;

/** About how many characters a gap takes in a JSON report, which goes with what it takes in memory. */
export function lengthOf({ title, path, message, changes }: ReportedGap): number {
  const texts = AROUND_GAP + title.length + path.length + message.length;
  return changes.reduce((sum, change) => sum + lengthOfChange(change), texts);
}

function lengthOfChange({ observed, desired }: FieldChange): number {
  return AROUND_CHANGE + lengthOfValue(observed) + lengthOfValue(desired);
}

function lengthOfValue(value: FieldValue): number {
  if (typeof value === 'string') return value.length;
  return value.reduce((sum, name) => sum + AROUND_NAME + name.length, 0);
}
