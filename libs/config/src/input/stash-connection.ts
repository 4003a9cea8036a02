import { ConfigError, secret, type Secret, withoutTrailingSlashes } from '@stash2plex/core';
import { variable, type Environment } from '../environment.ts';
import type { ServerConnection } from './server-connection.ts';
import { isLoopback, stashAddress } from './stash-address.ts';

export interface StashCookie {
  readonly name: string;
  readonly value: Secret;
}

/** How to reach Stash. */
export interface StashConnection {
  /** The GraphQL endpoint, such as `http://127.0.0.1:9999/graphql`; holds no password and no key. */
  readonly url: string;
  /** The session cookie: the one the hook handed on, else the one that Stash gave. */
  readonly cookie?: StashCookie;
  /** Only from the environment: Stash gives none. */
  readonly apiKey?: Secret;
  readonly loopback: boolean;
  /** Stash makes its own certificates; they are taken on this machine only. */
  readonly selfSigned: boolean;
}

export function stashConnection(
  given: ServerConnection,
  fromHook: Secret | undefined,
  environment: Environment,
): StashConnection {
  const url = stashAddress(given, environment);
  const cookie = cookieOf(given, fromHook);
  const apiKey = apiKeyFrom(environment);
  const loopback = isLoopback(url.hostname);
  return {
    url: `${url.origin}${withoutTrailingSlashes(url.pathname)}/graphql`,
    ...(cookie && { cookie }),
    ...(apiKey && { apiKey }),
    loopback,
    selfSigned: loopback && url.protocol === 'https:',
  };
}

function cookieOf({ SessionCookie }: ServerConnection, fromHook: Secret | undefined) {
  const name = SessionCookie?.Name ?? 'session';
  if (fromHook) return { name, value: fromHook };
  return SessionCookie?.Value ? { name, value: secret(SessionCookie.Value) } : undefined;
}

function apiKeyFrom(environment: Environment): Secret | undefined {
  const key = variable(environment, 'STASH2PLEX_STASH_API_KEY');
  if (key === undefined) return undefined;
  if (/^[\x21-\x7e]+$/.test(key)) return secret(key);
  throw new ConfigError(
    'The environment variable STASH2PLEX_STASH_API_KEY holds blanks or other characters that no API key has. Copy the key from Stash, Settings > Security.',
  );
}
