/** How the job that we queue is called, and so found again. */
export const LABEL = 'Stash2Plex: look for changes';

/** A waiting task keeps the cookie it was given, and cookies age: behind a long scan a younger one is queued as well. */
const YOUNG_MS = 20 * 60 * 1000;

export interface QueuedJob {
  readonly status: string;
  readonly description: string;
  readonly addTime: string;
}

/** Whether a look is to come that will see this edit. One that runs may have read before it. */
export function isWaiting(jobs: readonly QueuedJob[] | null | undefined, now: number): boolean {
  return (jobs ?? []).some(
    ({ status, description, addTime }) =>
      status === 'READY' &&
      description === `Running plugin task: ${LABEL}` &&
      // Not "younger than": a time that cannot be read counts as young.
      !(now - Date.parse(addTime) >= YOUNG_MS),
  );
}
