import type { HealthFinding } from '@stash2plex/core';
import type { StoreChecked } from '../facts.ts';

const MEGABYTE = 1_000_000;
/** A run of a large library writes a few hundred megabytes. */
const LITTLE = 1000 * MEGABYTE;
const TOO_LITTLE = 100 * MEGABYTE;

const ELSEWHERE = 'free some space, or point STASH2PLEX_DATA_DIR to another disk';

/** Is the file sound in which everything is remembered, and is there room for more? */
export function assessStore(facts: StoreChecked): HealthFinding[] {
  const area = 'store';
  if (facts.status === 'failed') {
    return [{ area, level: 'problem', what: facts.because }];
  }
  const { schema, damage, bytes, freeBytes } = facts;
  if (damage !== undefined) {
    const what = `The state file is damaged: ${damage}.`;
    const remedy = 'Move it away: a new one is made at the next start, and a comparison fills it.';
    return [{ area, level: 'problem', what, remedy }];
  }
  const sound = `The state file is sound (schema ${schema}, ${megabytes(bytes)}).`;
  return [{ area, level: 'ok', what: sound }, assessDisk(freeBytes)];
}

function assessDisk(freeBytes: number | undefined): HealthFinding {
  const area = 'store';
  if (freeBytes === undefined) {
    return { area, level: 'note', what: 'How much space is left on its disk is not known.' };
  }
  const what = `${megabytes(freeBytes)} are left on its disk.`;
  if (freeBytes < TOO_LITTLE)
    return { area, level: 'problem', what, remedy: `At once: ${ELSEWHERE}.` };
  if (freeBytes < LITTLE) return { area, level: 'note', what, remedy: `Soon: ${ELSEWHERE}.` };
  return { area, level: 'ok', what };
}

function megabytes(bytes: number): string {
  return bytes < 10_000 * MEGABYTE
    ? `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`
    : `${(bytes / (1000 * MEGABYTE)).toFixed(0)} GB`;
}
