import { addCounts, type RepairRecord } from '@stash2plex/core';
import { MOST_LEFT } from './tally.ts';

/** Several drains of one process as one. What waits is what waits behind the last of them. */
export function addRepairs([first, ...rest]: readonly [
  RepairRecord,
  ...RepairRecord[],
]): RepairRecord {
  return rest.reduce(add, first);
}

function add(one: RepairRecord, next: RepairRecord): RepairRecord {
  return {
    ...next,
    startedAt: one.startedAt,
    written: one.written + next.written,
    inLine: one.inLine + next.inLine,
    kept: one.kept + next.kept,
    failed: addCounts(one.failed, next.failed),
    dropped: addCounts(one.dropped, next.dropped),
    fields: addCounts(one.fields, next.fields),
    refused: addCounts(one.refused, next.refused),
    keptFields: addCounts(one.keptFields, next.keptFields),
    scansAsked: one.scansAsked + next.scansAsked,
    requests: addCounts(one.requests, next.requests) as RepairRecord['requests'],
    tookMs: one.tookMs + next.tookMs,
    errors: [...one.errors, ...next.errors],
    ...leftOf(one, next),
  };
}

type Left = Pick<RepairRecord, 'leftFields' | 'leftFieldsOmitted'>;

function leftOf(one: Left, next: Left): Left {
  const all = [...one.leftFields, ...next.leftFields];
  const leftFields = all.slice(0, MOST_LEFT);
  const omitted = all.length - leftFields.length;
  return {
    leftFields,
    leftFieldsOmitted: one.leftFieldsOmitted + next.leftFieldsOmitted + omitted,
  };
}
