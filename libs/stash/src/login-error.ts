import { ConfigError, redact } from '@stash2plex/core';
import type { Asked } from './asked.ts';

/** 401: a wrong key, a session that has ended, or none where Stash has a password. */
export function loginRefused({ address, apiKeySent }: Asked): Error {
  const remedy = apiKeySent
    ? 'the API key is not valid: correct STASH2PLEX_STASH_API_KEY (Stash: Settings > Security)'
    : 'the session has ended: start the task again, or set STASH2PLEX_STASH_API_KEY for good (Stash: Settings > Security)';
  return new ConfigError(`Stash at ${address.origin} refused the log-in: ${remedy}.`);
}

/** A redirect is never followed: it would carry cookie and key to wherever it leads. */
export function redirected(location: string, { address, secrets }: Asked): Error {
  const target = URL.parse(location, address.href);
  const isPage = target && /^https?:$/.test(target.protocol);
  // Without its query: that may hold anything.
  const shown = isPage ? redact(` to ${target.origin}${target.pathname}`, secrets) : '';
  const meaning = meaningOf(target?.pathname ?? '');
  return new ConfigError(`Stash at ${address.origin} redirected us${shown}: ${meaning}.`);
}

function meaningOf(path: string): string {
  if (path.endsWith('/login')) {
    return 'it wants a log-in: set STASH2PLEX_STASH_API_KEY, or start the task again';
  }
  if (/\/(setup|migrate)$/.test(path)) {
    return 'it waits to be set up or migrated: open it in a browser';
  }
  return 'redirects are not followed: set STASH2PLEX_STASH_URL to where it leads';
}
