import { ConfigError, withoutTrailingSlashes } from '@stash2plex/core';
import { variable, type Environment } from '../environment.ts';
import type { ServerConnection } from './server-connection.ts';

/** `STASH2PLEX_STASH_URL`, with or without `/graphql`, else what Stash says on stdin. */
export function stashAddress(given: ServerConnection, environment: Environment): URL {
  return callable(addressFrom(environment) ?? addressOf(given));
}

// An URL has numbers of an address in this form whatever they were written as.
const LOOPBACK = /^127(?:\.\d+){3}$/;

/** Whether the host of an address is this machine. */
export function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]') return true;
  return LOOPBACK.test(hostname);
}

function addressOf({ Scheme, Host, Port }: ServerConnection): URL {
  // Only an address of IPv6 has colons, and mostly comes without the brackets that it needs in an URL.
  const isBare = Host.includes(':') && !Host.startsWith('[');
  const host = isBare ? `[${Host}]` : Host || '0.0.0.0';
  const url = URL.parse(`${Scheme}://${host}:${Port}/`);
  if (!url) {
    throw new ConfigError(
      'The input from Stash cannot be used: server_connection.Host is not a host name or address. Set STASH2PLEX_STASH_URL to the address of Stash.',
    );
  }
  return url;
}

// What a server listens on is not always what can be called: "everywhere" becomes this machine.
function callable(url: URL): URL {
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  return url;
}

function addressFrom(environment: Environment): URL | undefined {
  const text = variable(environment, 'STASH2PLEX_STASH_URL');
  if (text === undefined) return undefined;
  const url = URL.parse(withoutTrailingSlashes(text).replace(/\/graphql$/, ''));
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (isPlain && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new ConfigError(
    'The environment variable STASH2PLEX_STASH_URL has to be an address such as http://127.0.0.1:9999, without user name, password or "?"; an API key belongs into STASH2PLEX_STASH_API_KEY.',
  );
}
