import { setTimeout as sleep } from 'node:timers/promises';
import { htmlError } from '../answers.ts';
import type { PlexWorld } from '../plex-world.ts';

const SECOND_MS = 1000;

/** Makes a write wait for those of the last second; 500 when there were too many. */
export async function keepPace({
  switches,
  writeTimes,
  elapsedMs,
}: PlexWorld): Promise<Response | undefined> {
  const now = elapsedMs();
  const recent = writeTimes.filter((time) => time > now - SECOND_MS);
  writeTimes.splice(0, writeTimes.length, ...recent, now);
  const delayMs = switches.busyMs * recent.length;
  if (delayMs > 0) await sleep(delayMs);
  return recent.length < switches.busyLimit ? undefined : htmlError(500, 'Internal Server Error');
}
