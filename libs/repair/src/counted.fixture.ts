import type { QueueCounts, RepairRecord } from '@stash2plex/core';
import { expect } from 'vitest';
import type { Fixture } from './drain.fixture.ts';

export interface Counted {
  readonly fixture: Pick<Fixture, 'store'>;
  readonly before: QueueCounts;
}

/** Scenes that are done with, whatever came of them. */
export function doneIn({ written, inLine, kept, failed, dropped }: RepairRecord): number {
  return written + inLine + kept + sumOf(failed) + sumOf(dropped);
}

/** Every job that there was is done with or still waits, and each has a word for it. */
export function expectWholeCount(record: RepairRecord, { fixture, before }: Counted): void {
  const waiting = sumOf(record.waiting);
  expect(waiting).toBe(fixture.store.queue.counts().pending);
  expect(doneIn(record) + waiting).toBeGreaterThanOrEqual(before.pending + before.leased);
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
