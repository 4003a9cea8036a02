import type { RepairRecord } from '@stash2plex/core';
import { expect, it } from 'vitest';
import { addRepairs } from './add-repairs.ts';

const record: RepairRecord = {
  ...{ startedAt: new Date(1_000), finishedAt: new Date(2_000) },
  ...{ written: 2, inLine: 1, kept: 0, ended: 'plex-unreachable', tookMs: 100 },
  ...{ leftFields: [], leftFieldsOmitted: 1, errors: ['It failed.'] },
  waiting: { 'not in Plex yet': 3 },
  failed: { 'Plex said 500': 1 },
  dropped: {},
  fields: { title: 2 },
  refused: {},
  keptFields: { summary: 1 },
  scansAsked: 1,
  requests: { plexReads: 4, plexWrites: 2, images: 0 },
};

it('adds up what was done, and takes the rest from the last', () => {
  const last: RepairRecord = {
    ...{ ...record, ended: 'done', waiting: {} },
    ...{ startedAt: new Date(3_000), finishedAt: new Date(4_000) },
    failed: { 'Plex said 500': 1, 'no answer': 1 },
    fields: { title: 1, genre: 1 },
  };

  expect(addRepairs([record, last])).toEqual({
    ...{ written: 4, inLine: 2, kept: 0, ended: 'done', tookMs: 200, waiting: {}, dropped: {} },
    ...{ startedAt: new Date(1_000), finishedAt: new Date(4_000) },
    ...{ leftFields: [], leftFieldsOmitted: 2, errors: ['It failed.', 'It failed.'] },
    failed: { 'Plex said 500': 2, 'no answer': 1 },
    fields: { title: 3, genre: 1 },
    refused: {},
    keptFields: { summary: 2 },
    scansAsked: 2,
    requests: { plexReads: 8, plexWrites: 4, images: 0 },
  });
  expect(addRepairs([record])).toEqual(record);
});
