import { isForPeople, LeaseLostError, UnavailableError, type RepairRecord } from '@stash2plex/core';
import { PlexDown } from './server-breaker.ts';

type Ended = RepairRecord['ended'];

/** How a drain ended, and the error that ended it, if one did. */
export interface End {
  readonly ended: Ended;
  readonly errors: readonly string[];
}

/** Stash failed while it was asked for scenes: its errors have the same classes as those of Plex. */
class StashFailed extends Error {
  override readonly name = 'StashFailed';
}

export async function fromStash<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (cause) {
    throw new StashFailed('Stash failed.', { cause });
  }
}

/**
 * Plex that stands in the way is an end like any other; the breaker has told of it. What ends it otherwise is told with
 * what was done until then. A lost lease and faults of this program are thrown.
 */
export async function endOf(drained: () => Promise<Ended>): Promise<End> {
  try {
    return { ended: await drained(), errors: [] };
  } catch (error) {
    if (error instanceof PlexDown || error instanceof UnavailableError) {
      return { ended: 'plex-unreachable', errors: [] };
    }
    const reason: unknown = error instanceof StashFailed ? error.cause : error;
    if (!isForPeople(reason) || reason instanceof LeaseLostError) throw reason;
    return { ended: 'failed', errors: [reason.message] };
  }
}
