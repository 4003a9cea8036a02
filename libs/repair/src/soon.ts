// Nothing of the plugin runs between tasks. What is due within minutes would wait for the next edit, so a task waits for it: one
// that gives way to whatever Stash has to do.

/** What is due later than this is left to whatever wakes the plugin next. */
const SOON_MS = 5 * 60_000;
/** Not sooner than this, so that several jobs that are due one after the other are done at once. */
const APART_MS = 10_000;
/** Tasks that wait one after the other do so for so long at most. */
const MOST_MS = 15 * 60_000;
/** How often Stash is asked whether anything waits: an edit that is saved meanwhile waits for no longer. */
const LOOK_EVERY_MS = 1_000;

export const WAITING_TASK = 'Stash2Plex: wait for what is due in minutes';

/** What a waiting task is started with; instants of the wall clock. */
export interface Wait {
  readonly until: Date;
  /** When the first of the tasks that follow on each other began. */
  readonly since: Date;
}

export interface Soon {
  readonly now: Date;
  /** When the next job is ready; undefined where none is. */
  readonly next: Date | undefined;
  /** Since when tasks have waited, if this is one of them. */
  readonly since: Date | undefined;
}

/** What to wait for; undefined where it is too far away, or has been waited for long enough. */
export function waitFor({ now, next, since = now }: Soon): Wait | undefined {
  if (!next) return undefined;
  const left = next.getTime() - now.getTime();
  const isWorthIt = left <= SOON_MS && now.getTime() - since.getTime() < MOST_MS;
  if (!isWorthIt) return undefined;
  return { since, until: new Date(now.getTime() + Math.max(left, APART_MS)) };
}

/** How long to wait until Stash is asked again; undefined once it is time. Never for longer than anything is waited for. */
export function pauseOf({ until }: Wait, now: Date): number | undefined {
  const left = Math.min(until.getTime() - now.getTime(), SOON_MS);
  return left > 0 ? Math.min(left, LOOK_EVERY_MS) : undefined;
}

/** What waits or runs in Stash, ours and others'. */
interface QueuedTask {
  readonly status: string;
  readonly description: string;
}

/** Whether anything waits in Stash for this task to end. */
export function isAnybodyWaiting(jobs: readonly QueuedTask[]): boolean {
  return jobs.some(({ status }) => status === 'READY');
}

/** Whether a task that waits is queued already. */
export function isQueued(jobs: readonly QueuedTask[]): boolean {
  const description = `Running plugin task: ${WAITING_TASK}`;
  return jobs.some((job) => job.status === 'READY' && job.description === description);
}
