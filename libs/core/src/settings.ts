import type { Field } from './fields.ts';
import type { PictureKind } from './picture.ts';

/** What of a scene is written to Plex. */
export interface ProjectionSettings {
  /** The fields that are switched on; empty when nothing is to be synced. */
  readonly fields: readonly Field[];
  /** Pictures that are written from the scene's cover. */
  readonly pictures?: readonly PictureKind[];
  /** Most genres of one item: Stash's order, then cut. */
  readonly maxTags: number;
  /** Bytes of the longest request that Plex, or a proxy before it, takes; undefined while nothing was refused. */
  readonly maxRequestBytes?: number | undefined;
}

/** `stash prefix => plex prefix`; the longest prefix wins. */
export interface PathMapping {
  readonly stash: string;
  readonly plex: string;
}

/** How paths of the two servers are brought together. */
export interface PathSettings {
  readonly mappings: readonly PathMapping[];
  /** Plex folders whose file system ignores case; drive-letter and UNC paths always do. */
  readonly ignoreCase: readonly string[];
}
