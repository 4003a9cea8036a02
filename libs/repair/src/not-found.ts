import type { JobEnd, JobLease } from '@stash2plex/core';
import { isLookedForEnough, nextLook } from './look-again.ts';
import type { NotFoundPolicy } from './settings.ts';

const NOT_IN_PLEX = 'not in Plex yet';
const OUTSIDE = `${NOT_IN_PLEX}, and no library of Plex that is handled holds its folder: check path_map`;

export interface NotFound {
  readonly now: Date;
  readonly policy: NotFoundPolicy;
  /** Plex is to be asked for a scan of its folder, and no library holds that. */
  readonly isOutside: boolean;
}

/**
 * What becomes of the job of a scene that Plex is known not to have: no failure of anybody's, so it costs no attempt. It waits
 * for the next look until it was looked for long enough.
 */
export function notFoundEnd(
  job: JobLease,
  { now, policy, isOutside }: NotFound,
): Exclude<JobEnd, { status: 'done' }> {
  const known = job.notFoundSince;
  // A clock that was set back must not make it wait for longer.
  const notFoundSince = known && known < now ? known : now;
  if (policy.skips) return { status: 'dropped', job, because: SKIPPED, notFoundSince };
  if (isLookedForEnough(notFoundSince, now, policy.days)) {
    return { status: 'dead', job, because: givenUp(policy.days), notFoundSince };
  }
  const notBefore = nextLook(notFoundSince, now);
  const because = isOutside ? OUTSIDE : NOT_IN_PLEX;
  return { status: 'waiting', job, notBefore, isCounted: false, because, notFoundSince };
}

const SKIPPED = 'not in Plex';

function givenUp(days: number): string {
  return (
    `not in Plex for ${days === 1 ? 'a day' : `${days} days`} (setting not_found_days): see that Plex scans its folder and ` +
    'that path_map leads there, then start Retry Dead Letters'
  );
}
