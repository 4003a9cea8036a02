import type { HealthFinding, QueueStatus } from '@stash2plex/core';
import type { QueueFacts } from '../facts.ts';

const DAY_MS = 86_400_000;

/** Does the queue move? `plexAnswers`: as it was asked just now. */
export function assessQueue(
  { now, status }: QueueFacts,
  { plexAnswers }: { readonly plexAnswers: boolean },
): HealthFinding[] {
  return [...assessOutage(status, plexAnswers), ...assessAge(status, now), ...assessDead(status)];
}

function assessOutage({ outage }: QueueStatus, plexAnswers: boolean): HealthFinding[] {
  if (!outage) return [];
  const since = minuteOf(outage.startedAt);
  if (!plexAnswers) {
    const what = `An outage of Plex goes on since ${since}; jobs wait as they are.`;
    const remedy = 'Bring Plex back: the next wake-up does what waits.';
    return [{ area: 'queue', level: 'problem', what, remedy }];
  }
  const what = `Plex had not answered since ${since}, and answers now.`;
  const remedy = 'Nothing: the next wake-up does what waits. Process Queue does it at once.';
  return [{ area: 'queue', level: 'note', what, remedy }];
}

function assessAge({ queue, oldestQueuedAt }: QueueStatus, now: Date): HealthFinding[] {
  const area = 'queue';
  const { pending } = queue;
  if (!oldestQueuedAt) return [{ area, level: 'ok', what: 'No job waits.' }];
  const what = `${jobs(pending)} in the queue, the oldest since ${minuteOf(oldestQueuedAt)}.`;
  if (now.getTime() - oldestQueuedAt.getTime() < DAY_MS) return [{ area, level: 'ok', what }];
  const remedy = 'View Queue Status says what they wait for; Process Queue tries them once.';
  return [{ area, level: 'note', what, remedy }];
}

function assessDead({ queue: { dead } }: QueueStatus): HealthFinding[] {
  if (dead === 0) return [];
  const what = `${jobs(dead)} given up.`;
  const remedy =
    'View Queue Status says why. Retry Dead Letters queues them again; Recover Outage Jobs those that an outage is to blame for.';
  return [{ area: 'queue', level: 'note', what, remedy }];
}

function jobs(count: number): string {
  return count === 1 ? '1 job is' : `${count} jobs are`;
}

function minuteOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
