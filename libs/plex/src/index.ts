export type { PlexConnection } from './http/connection.ts';
export {
  plexApi,
  type PlexApi,
  type PlexOptions,
  type ReadKind,
  type RequestKind,
} from './http/plex-api.ts';
export { probe } from './operations/probe.ts';
export { reachable } from './operations/reachable.ts';
export { plexPictures } from './pictures/plex-pictures.ts';
export { plexSource } from './plex-source.ts';
export { folderScanner } from './writing/folder-scanner.ts';
export { plexWriter } from './writing/plex-writer.ts';
