import type { RepairRecord } from '@stash2plex/core';
import { MOST_LEFT } from './tally.ts';

type Counts = Readonly<Record<string, number | undefined>>;

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
    failed: sum(one.failed, next.failed),
    dropped: sum(one.dropped, next.dropped),
    fields: sum(one.fields, next.fields),
    refused: sum(one.refused, next.refused),
    keptFields: sum(one.keptFields, next.keptFields),
    requests: sum(one.requests, next.requests) as RepairRecord['requests'],
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

function sum(one: Counts, other: Counts): Record<string, number> {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]));
}
