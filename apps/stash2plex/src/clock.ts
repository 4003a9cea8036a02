import { ConfigError, soundDate, type Clock } from '@stash2plex/core';

/** The wall clock; `STASH2PLEX_NOW` sets the instant from which it runs on (tests and the demo). */
export function wallClock(from: string | undefined): Clock {
  if (!from) return { now: () => new Date() };
  const start = soundDate(from);
  if (!start) {
    // Not shown: so early no secret is known, and nobody knows what was put there.
    throw new ConfigError('STASH2PLEX_NOW is not an ISO time such as 2026-01-31T12:00:00Z.');
  }
  const offset = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

/** The later of the wall clock and real time: scene times are Stash's, whatever `STASH2PLEX_NOW` says. */
export function sceneClock({ now }: Clock): Clock {
  return { now: () => new Date(Math.max(now().getTime(), Date.now())) };
}
