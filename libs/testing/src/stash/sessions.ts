import { hash, randomUUID } from 'node:crypto';
import type { StashClock } from './stash-clock.ts';

export const SESSION_COOKIE = 'session';
const USER = 'user';

/** Session cookies as Stash's: they know when they were issued, and the server keeps no list of them. */
export interface StashSessions {
  /** A fresh cookie's value, as Stash hands it to a plugin or a browser after log-in. */
  readonly issue: () => string;
  /** One as a task without a user gets it: genuine, but nobody is logged in with it. */
  readonly issueToNobody: () => string;
  readonly isValid: (value: string) => boolean;
  /** `max_session_age` of Stash's configuration, in seconds. Default 3600. */
  readonly maxAgeS: () => number;
  readonly setMaxAge: (seconds: number) => void;
}

export function stashSessions(clock: StashClock): StashSessions {
  const key = randomUUID();
  let maxAgeS = 3600;
  let issued = 0;
  // Two of these belong to each request.
  const sign = (text: string) => hash('sha256', key + text, 'base64url');

  const issueTo = (user: string) => {
    issued += 1;
    const text = `${clock.now().getTime()}-${issued}-${user}`;
    return `${Buffer.from(text).toString('base64url')}.${sign(text)}`;
  };

  return {
    issue: () => issueTo(USER),
    issueToNobody: () => issueTo(''),
    isValid: (value) => {
      const [encoded = '', signature] = value.split('.');
      const text = Buffer.from(encoded, 'base64url').toString();
      if (signature !== sign(text)) return false;
      const [issuedAt, , user] = text.split('-');
      return user === USER && clock.now().getTime() - Number(issuedAt) <= maxAgeS * 1000;
    },
    maxAgeS: () => maxAgeS,
    setMaxAge: (seconds) => {
      maxAgeS = seconds;
    },
  };
}
