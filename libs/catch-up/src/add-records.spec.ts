import type { CatchUpRecord } from '@stash2plex/core';
import { expect, it } from 'vitest';
import { addRecords } from './add-records.ts';

const record: CatchUpRecord = {
  ...{ changed: 3, queued: 2, requests: 5, looks: 1, read: 4, gone: 1 },
  skipped: { 'quality-gate': 1 },
};

it('adds up what each look came to, reason by reason', () => {
  const other = { ...record, queued: 0, skipped: { 'already-queued': 2, 'quality-gate': 1 } };

  expect(addRecords([record, other])).toEqual({
    ...{ changed: 6, queued: 2, requests: 10, looks: 2, read: 8, gone: 2 },
    skipped: { 'quality-gate': 2, 'already-queued': 2 },
  });
});

it('is nothing where nobody looked', () => {
  expect(addRecords([])).toMatchObject({ looks: 0, changed: 0, skipped: {} });
});
