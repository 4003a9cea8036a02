import { UnavailableError } from '@stash2plex/core';
import type { Run } from './run.ts';

/** Ends the run early but in good order: its guard says why. What was committed stands. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
}

/** Plex that fails makes a run inconclusive; Stash that fails makes it fail. So the two are told apart here. */
export async function askPlex<Answer>(run: Run, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (cause) {
    if (!(cause instanceof UnavailableError)) throw cause;
    run.tally.guard('plex-unreachable', cause.message);
    throw new RunStopped(cause.message, { cause });
  }
}
