import type { PlexConnection } from './connection.ts';

// The lowest version in which includeFields and includeElements have their final meaning ("only these"); all that
// we use is in it. A higher one would ask servers before 1.43 for something that they do not know.
const API_VERSION = '1.0.0';

/** What every request says of us. No host name, no Node version: what changes would make us a new device. */
export function plexHeaders({ token, clientIdentifier, version }: PlexConnection) {
  return {
    Accept: 'application/json',
    // Some reverse proxies turn away whoever does not say.
    'User-Agent': `Stash2Plex/${version}`,
    'X-Plex-Token': token.reveal(),
    'X-Plex-Client-Identifier': clientIdentifier,
    'X-Plex-Product': 'Stash2Plex',
    'X-Plex-Version': version,
    'X-Plex-Platform': 'Node.js',
    'X-Plex-Device': 'Stash',
    'X-Plex-Device-Name': 'Stash2Plex',
    'X-Plex-Pms-Api-Version': API_VERSION,
  };
}

/** The window of a container that is wanted. Both or some builds answer 400. */
export interface Page {
  readonly start: number;
  readonly size: number;
}

export function pageHeaders({ start, size }: Page) {
  return { 'X-Plex-Container-Start': String(start), 'X-Plex-Container-Size': String(size) };
}
