import { addCounts, type CatchUpRecord } from '@stash2plex/core';

const NOTHING: CatchUpRecord = {
  ...{ changed: 0, queued: 0, requests: 0, looks: 0, read: 0, gone: 0 },
  skipped: {},
};

/** What several catch-ups of one process came to together. */
export function addRecords(records: readonly CatchUpRecord[]): CatchUpRecord {
  let sum = NOTHING;
  for (const record of records) sum = add(sum, record);
  return sum;
}

function add(one: CatchUpRecord, other: CatchUpRecord): CatchUpRecord {
  return {
    changed: one.changed + other.changed,
    queued: one.queued + other.queued,
    requests: one.requests + other.requests,
    looks: one.looks + other.looks,
    read: one.read + other.read,
    gone: one.gone + other.gone,
    skipped: addCounts(one.skipped, other.skipped),
  };
}
