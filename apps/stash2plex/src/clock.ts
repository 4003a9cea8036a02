import { ConfigError, type Clock } from '@stash2plex/core';

/** Instants further away than the year 5138 do not fit everything they are stored in. */
const LATEST_MS = 1e14;

/** The wall clock; `STASH2PLEX_NOW` sets the instant from which it runs on (tests and the demo). */
export function wallClock(from: string | undefined): Clock {
  if (!from) return { now: () => new Date() };
  const start = Date.parse(from);
  if (!(Math.abs(start) < LATEST_MS)) {
    throw new ConfigError(`STASH2PLEX_NOW is not an ISO time: "${from.slice(0, 40)}".`);
  }
  const offset = start - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

/** The later of the wall clock and real time: scene times are Stash's, whatever `STASH2PLEX_NOW` says. */
export function sceneClock({ now }: Clock): Clock {
  return { now: () => new Date(Math.max(now().getTime(), Date.now())) };
}
