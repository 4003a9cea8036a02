import { createHmac, randomBytes } from 'node:crypto';
import type { StashClock } from './stash-clock.ts';

export const SESSION_COOKIE = 'session';

/** Session cookies as Stash's: they know when they were issued, and the server keeps no list of them. */
export interface StashSessions {
  /** A fresh cookie's value, as Stash hands it to a plugin or a browser after log-in. */
  readonly issue: () => string;
  readonly isValid: (value: string) => boolean;
  /** `max_session_age` of Stash's configuration, in seconds. Default 3600. */
  readonly maxAgeS: () => number;
  readonly setMaxAge: (seconds: number) => void;
}

export function stashSessions(clock: StashClock): StashSessions {
  const key = randomBytes(16);
  let maxAgeS = 3600;
  let issued = 0;
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');

  return {
    issue: () => {
      issued += 1;
      const text = `${clock.now().getTime()}-${issued}`;
      return `${Buffer.from(text).toString('base64url')}.${sign(text)}`;
    },
    isValid: (value) => {
      const [encoded = '', signature] = value.split('.');
      const text = Buffer.from(encoded, 'base64url').toString();
      if (signature !== sign(text)) return false;
      return clock.now().getTime() - Number(text.split('-')[0]) <= maxAgeS * 1000;
    },
    maxAgeS: () => maxAgeS,
    setMaxAge: (seconds) => {
      maxAgeS = seconds;
    },
  };
}
