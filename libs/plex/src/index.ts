export type { PlexConnection } from './http/connection.ts';
export { plexApi, type PlexApi, type PlexOptions, type ReadKind } from './http/plex-api.ts';
export { reachable } from './operations/reachable.ts';
export { plexSource } from './plex-source.ts';
