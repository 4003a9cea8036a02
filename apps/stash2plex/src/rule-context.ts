import type { Trigger } from '@stash2plex/core';
import type { RuleContext } from '@stash2plex/rules';
import { jobQueue } from '@stash2plex/stash';
import type { Invocation } from './invocation.ts';
import type { PlexDoor } from './plex-door.ts';
import { stashLife, type StashLife } from './stash-life.ts';

const LAST_JOB = 'stash-last-job';
const JOBS_FELL = 'stash-jobs-fell';

/** What the rules may look at, as it is now. */
export function ruleContext(
  { config, store, clock }: Invocation,
  { trigger, life, plex }: { trigger: Trigger; life: StashLife; plex: PlexDoor },
): RuleContext {
  return {
    now: clock.now(),
    trigger,
    interval: config.interval,
    configuredScope: config.scope,
    runs: store.history.forRules(),
    stashLife: life.id,
    stashStartedAt: life.startedAt,
    queue: store.queue.counts(),
    plexReachable: plex.isReachable,
  };
}

/** Which life of Stash this is: told from our parent process, or where that is not Stash, from its job ids. */
export async function lifeOf(
  { stash, store }: Pick<Invocation, 'stash' | 'store'>,
  life: StashLife = stashLife(process.ppid),
): Promise<StashLife> {
  if (life.id !== undefined) return life;

  const ids = await jobIds(stash);
  if (ids.length === 0) return life;
  const { meta } = store;
  const newest = Math.max(...ids);
  // Ids count from 1 in each life of Stash, and our own task is among them: a lower one means a restart.
  const fell = newest < Number(meta.get(LAST_JOB) ?? 0);
  const lives = Number(meta.get(JOBS_FELL) ?? 0) + (fell ? 1 : 0);
  meta.set(LAST_JOB, String(newest));
  meta.set(JOBS_FELL, String(lives));
  return { id: `jobs:${lives}`, startedAt: undefined };
}

/** None where Stash does not tell: a restart that goes unnoticed is no reason to do nothing. */
async function jobIds(stash: Invocation['stash']): Promise<readonly number[]> {
  try {
    const jobs = await jobQueue(stash);
    return jobs.map(({ id }) => Number(id)).filter(Number.isFinite);
  } catch {
    return [];
  }
}
