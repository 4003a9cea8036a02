import type { CatchUpRecord } from '@stash2plex/core';
import { findChanges } from './find-changes.ts';
import { findLostFiles } from './find-lost-files.ts';
import { firstLook } from './first-look.ts';
import type { CatchUpParts, CatchUpSettings } from './parts.ts';
import type { Run } from './run.ts';
import { newTally } from './tally.ts';
import { workOff } from './work-off.ts';

/**
 * One look at Stash, and everything it leads to: what changed since the last one is read, compared and queued. Whatever
 * ends it in the middle, the next one finds the rest. Throws LeaseLostError, and what Stash's answers throw.
 */
export async function catchUp(
  settings: CatchUpSettings,
  parts: CatchUpParts,
): Promise<CatchUpRecord> {
  const run: Run = { settings, parts, tally: newTally() };
  const before = parts.requests();
  const mark = parts.store.mark();
  if (mark) await followUp(run, mark);
  else await firstLook(run);
  return run.tally.record(parts.requests() - before);
}

async function followUp(run: Run, mark: Date): Promise<void> {
  const counts = await findChanges(run, mark);
  const isQuiet = run.parts.store.dirtyCount() === 0;
  await workOff(run);
  if (!isQuiet) return;
  await findLostFiles(run, counts.file);
  await workOff(run);
}
