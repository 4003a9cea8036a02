import { ConfigError, type Secret, withoutTrailingSlashes } from '@stash2plex/core';

/** Where Plex is and who we are. */
export interface PlexConnection {
  readonly url: string;
  readonly token: Secret;
  /** A random UUID that the caller keeps: one that changes makes "new device" notices. */
  readonly clientIdentifier: string;
  /** Version of this program. */
  readonly version: string;
}

// Printable ASCII: nothing else can be sent in a header.
const FITS_A_HEADER = /^[\x21-\x7e]+$/;

/** Origin and path prefix of the server, without a slash at the end. */
export function baseOf({ url, token }: PlexConnection): string {
  const address = URL.parse(url.trim());
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new ConfigError(
      'plex_url is not an address. It should look like http://192.168.1.10:32400.',
    );
  }
  if (address.username || address.password) {
    throw new ConfigError(
      'plex_url must not hold a user name or password: remove what stands before the @.',
    );
  }
  if (!FITS_A_HEADER.test(token.reveal())) {
    throw new ConfigError(
      'plex_token is empty or holds blanks or other characters that no Plex token has.',
    );
  }
  // A pasted ?X-Plex-Token=… is left behind: tokens travel in the header only.
  return address.origin + withoutTrailingSlashes(address.pathname);
}
