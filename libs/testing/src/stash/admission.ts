import { SESSION_COOKIE } from './sessions.ts';
import type { StashWorld } from './stash-world.ts';

export interface Admission {
  readonly isAdmitted: boolean;
  /** The session that rolls on; undefined for those who came without one. */
  readonly setCookie?: string;
}

/** A key is looked at first, and a wrong one is never let in; without a password everybody else is. */
export function admit(world: StashWorld, { headers, url }: Request): Admission {
  const { credentials, sessions, switches } = world;
  const key = headers.get('ApiKey') ?? new URL(url).searchParams.get('apikey');
  if (key) return { isAdmitted: key === credentials?.apiKey };

  const cookie = cookieIn(headers);
  if (cookie && !switches.expiredCookies && sessions.isValid(cookie)) {
    return { isAdmitted: true, ...(!switches.withholdCookies && { setCookie: renewed(world) }) };
  }
  return { isAdmitted: credentials === undefined };
}

function cookieIn(headers: Headers): string | undefined {
  const cookies = headers.get('Cookie')?.split('; ') ?? [];
  const start = `${SESSION_COOKIE}=`;
  return cookies.find((each) => each.startsWith(start))?.slice(start.length);
}

function renewed({ sessions, clock }: StashWorld): string {
  const age = sessions.maxAgeS();
  const expires = new Date(clock.now().getTime() + age * 1000).toUTCString();
  return `${SESSION_COOKIE}=${sessions.issue()}; Path=/; Expires=${expires}; Max-Age=${age}; SameSite=Lax`;
}
