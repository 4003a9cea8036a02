import type { RepairRecord } from '@stash2plex/core';
import { expect, it } from 'vitest';
import { repairSummary } from './repair-words.ts';

const RECORD: RepairRecord = {
  ...{ written: 2, inLine: 0, kept: 0, waiting: {}, failed: {}, dropped: {} },
  ...{ fields: {}, refused: {}, keptFields: {}, tookMs: 1_250, ended: 'done' },
  requests: { plexReads: 3, plexWrites: 2, images: 0 },
};

it('tells what was done, and leaves out what was not', () => {
  expect(repairSummary(RECORD)).toBe(
    'Repaired: 2 scenes written, 2 writes, 1.3 s. Nothing else is due.',
  );
});

it('tells of everything that is not as it should be', () => {
  const record = {
    ...{ ...RECORD, inLine: 3, kept: 1, waiting: { 'not in Plex yet': 4 }, refused: { title: 1 } },
    ...{ failed: { 'Plex refuses it': 1 }, dropped: { ambiguous: 2 } },
  };

  expect(repairSummary(record)).toContain(
    '3 already in line, 1 kept as edited in Plex, waiting: 4 not in Plex yet, ' +
      'given up: 1 Plex refuses it, dropped: 2 ambiguous, refused by Plex: 1 title',
  );
});

it.each([
  ['slice-over', /goes on behind what waits/],
  ['plex-unreachable', /stays as it was/],
  ['too-many-failures', /Process Queue/],
] as const)('says what follows on %s', (ended, words) => {
  expect(repairSummary({ ...RECORD, ended })).toMatch(words);
});
