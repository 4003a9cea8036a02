/**
 * How long after its `updated_at` a version has to be read to be final. A bulk edit takes its time when it begins and is
 * seen when it is committed: 3 to 8 s later behind others, measured in a running Stash.
 */
const SETTLED_MS = 5 * 60_000;

export function isSettled(updatedAt: Date, readAt: Date): boolean {
  return readAt.getTime() - updatedAt.getTime() >= SETTLED_MS;
}

/** The instant up to which a look has seen everything, late commits included. */
export function markOf(lookedAt: Date): Date {
  return new Date(lookedAt.getTime() - SETTLED_MS);
}
