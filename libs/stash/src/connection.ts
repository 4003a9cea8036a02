import { ConfigError, type Secret } from '@stash2plex/core';

/** Where Stash is, and how it knows us; cookie and key may both be sent. */
export interface StashConnection {
  /** Ends in `/graphql`; holds no password and no key. */
  readonly url: string;
  /** The session that Stash hands to its plugins; it rolls on with each answer. */
  readonly cookie?: { readonly name: string; readonly value: Secret };
  readonly apiKey?: Secret;
  /** Take any certificate; heeded on this very machine only. */
  readonly selfSigned?: boolean;
}

/** The address, checked before fetch can complain of it: its complaint would repeat what it holds. */
export function checkedAddress(url: string): URL {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new ConfigError(
      'The address of Stash is not an http or https address: check STASH2PLEX_STASH_URL.',
    );
  }
  if (address.username || address.password || address.search) {
    throw new ConfigError(
      'The address of Stash must hold no password or key: put the API key into STASH2PLEX_STASH_API_KEY instead.',
    );
  }
  return address;
}

/** Whether the traffic to this address never leaves the machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
