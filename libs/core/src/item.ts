import type { FieldValues } from './fields.ts';
import type { PictureKind } from './picture.ts';

/** One media file of an item. */
export interface ItemPart {
  /** As Plex sees it, raw. */
  readonly path: string;
  /** Bytes; undefined when Plex does not say. */
  readonly size: number | undefined;
}

/** A Plex metadata item as a detail read shows it. Items in the trash are not items. */
export interface PlexItem {
  /** Opaque, an id of one server's database: check the path in every read by a stored key. */
  readonly ratingKey: string;
  readonly sectionKey: string;
  readonly values: FieldValues;
  /** Names of locked fields, as Plex writes them. */
  readonly locked: readonly string[];
  /** Where Plex shows each picture; another address each time that the picture changes. */
  readonly pictures?: Readonly<Partial<Record<PictureKind, string>>>;
  /** Every part of every media, optimised copies left out. */
  readonly parts: readonly ItemPart[];
}

/** A listing row: enough to match by path. Listings cut genres to 2 and actors to 3 and hide locks. */
export interface ItemRow {
  readonly ratingKey: string;
  /** Empty when the item is in the trash or holds optimised copies only. */
  readonly parts: readonly ItemPart[];
}

/** Unreachable is not absent. */
export type Observation =
  | { readonly status: 'present'; readonly item: PlexItem }
  | { readonly status: 'absent' }
  | { readonly status: 'unknown'; readonly because: string };

export interface Section {
  readonly key: string;
  /** movie, show, artist, photo, or what Plex will invent. */
  readonly type: string;
  readonly title: string;
  /** A scan is running: rows shift. */
  readonly refreshing: boolean;
  /** Plex says that this token may only read it; a sign, not a proof. */
  readonly isReadOnly?: boolean;
  /** Moves when the section's content or settings moved; a hint only. */
  readonly changeMark: string;
  readonly locations: readonly string[];
}

/** rating keys mean something on this server only. */
export interface PlexServer {
  readonly machineIdentifier: string;
  readonly version: string;
}
