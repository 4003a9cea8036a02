import type { JobsWaiting, RepairRecord } from '@stash2plex/core';
import type { End } from './end-of.ts';
import type { Run } from './parts.ts';

type Ended = RepairRecord['ended'];

/** What jobs wait for that are due and were not done: the end of the drain says why. */
const LEFT_OVER: Readonly<Record<Ended, string>> = {
  done: 'Plex could not be asked',
  'slice-over': 'next slice',
  'plex-unreachable': 'Plex does not answer',
  'too-many-failures': 'too many failures in a row',
  failed: 'the task failed',
};

export interface DrainEnd extends End {
  /** On the wall clock. */
  readonly startedAt: Date;
  readonly tookMs: number;
}

/** What a drain came to, all jobs that are queued still included; its figures are kept. */
export function recordOf(
  { parts, tally }: Run,
  { ended, errors, startedAt, tookMs }: DrainEnd,
): RepairRecord {
  const finishedAt = parts.clock.now();
  const figures = tally.figures({
    ...{ ended, startedAt, finishedAt, tookMs },
    waiting: waitingBy(parts.store.waiting(finishedAt), LEFT_OVER[ended]),
    requests: { ...parts.requests(), images: parts.pictures.requests() },
  });
  parts.store.remember(figures);
  return { ...figures, ...tally.leftFields(), errors };
}

function waitingBy({ due, byError }: JobsWaiting, leftOver: string): Record<string, number> {
  if (due === 0) return byError;
  return { ...byError, [leftOver]: due + (byError[leftOver] ?? 0) };
}
