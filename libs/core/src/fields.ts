import type { PictureKind } from './picture.ts';

/** The fields of a Plex item that we write, by the names Plex edits them under. */
export const TEXT_FIELDS = ['title', 'studio', 'summary', 'originallyAvailableAt'] as const;
export const LIST_FIELDS = ['actor', 'genre', 'collection'] as const;
export const FIELDS = [...TEXT_FIELDS, ...LIST_FIELDS] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type ListField = (typeof LIST_FIELDS)[number];
export type Field = TextField | ListField;
export type FieldValue = string | readonly string[];

/** A value for every field; `''` and `[]` where there is none. */
export type FieldValues = Readonly<
  Record<TextField, string> & Record<ListField, readonly string[]>
>;

/** What we would write for a scene. A field that is switched off is not a key; an empty one is `''` or `[]`. */
export type DesiredValues = Partial<FieldValues>;

/** The projection of a scene under the settings. */
export interface Desired {
  readonly values: DesiredValues;
  /** Covers projection version, switches and values, order of lists aside. An index only, never a proof. */
  readonly hash: string;
  /** Fields that were shortened, for Plex would not take them whole. */
  readonly cut?: readonly Field[];
  /** Pictures that are to come from the scene's cover; not here while none is. */
  readonly pictures?: readonly PictureKind[];
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value.length === 0;
}

/** The names of a list; none where there is a text or nothing. */
export function namesIn(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}
