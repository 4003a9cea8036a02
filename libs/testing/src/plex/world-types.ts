import type { FieldValues, ItemPart, PictureKind } from '@stash2plex/core';

/** Tag families beside those of `FieldValues`, by the names they are edited under. */
export type OtherFamily =
  | 'label'
  | 'director'
  | 'writer'
  | 'country'
  | 'producer'
  | 'similar'
  | 'mood'
  | 'style';
export type OtherTags = Readonly<Partial<Record<OtherFamily, readonly string[]>>>;

/** Texts beside those of `FieldValues`, as they were sent: `titleSort`, `tagline`, `contentRating`, `rating`… */
export type OtherTexts = Readonly<Record<string, string>>;

/** One version of an item: the original files or an optimised copy. */
export interface WorldMedia {
  readonly parts: readonly ItemPart[];
  /** 42: a copy that Plex made for streaming. */
  readonly proxyType?: number;
}

/** The pictures of one kind that an item could show. */
export interface WorldArtwork {
  /** Their keys, `media://…` for the one made from the file. */
  readonly keys: readonly string[];
  /** The one that is shown; undefined: none. */
  readonly selected: string | undefined;
  /** In its address; moves with each change of what is shown. */
  readonly epoch: number;
}

export type WorldArtworks = Readonly<Record<PictureKind, WorldArtwork>>;

export interface WorldItem {
  /** Row in Plex's database: the order of `sort=id`. */
  readonly id: number;
  readonly ratingKey: string;
  readonly sectionKey: string;
  readonly type: string;
  readonly values: FieldValues;
  readonly otherTags: OtherTags;
  readonly otherTexts: OtherTexts;
  readonly media: readonly WorldMedia[];
  /** Names of locked fields as details show them: title, genre, actor… */
  readonly locked: readonly string[];
  readonly artwork: WorldArtworks;
  /** When its files vanished: the item is in the trash. */
  readonly deletedAt: Date | undefined;
  readonly addedAt: Date;
  readonly updatedAt: Date;
}

/** What a spec says of an item; all else is healthy. `parts` are the files of its only media. */
export interface NewItem {
  readonly ratingKey?: string;
  readonly sectionKey?: string;
  readonly type?: string;
  readonly values?: Partial<FieldValues>;
  readonly otherTags?: OtherTags;
  readonly otherTexts?: OtherTexts;
  readonly parts?: readonly ItemPart[];
  readonly media?: readonly WorldMedia[];
  readonly locked?: readonly string[];
  readonly artwork?: Partial<WorldArtworks>;
  readonly deletedAt?: Date | undefined;
}

/** What may change of an item; `values` are merged, everything else is replaced. */
export type ItemChange = Omit<NewItem, 'ratingKey' | 'sectionKey' | 'type'>;

export interface WorldSection {
  readonly key: string;
  readonly type: string;
  readonly title: string;
  readonly agent: string;
  readonly locations: readonly string[];
  /** A scan is running. */
  readonly refreshing: boolean;
  /** false: nobody's token may edit its items. */
  readonly allowSync: boolean;
  /** A counter, not a time. */
  readonly contentChangedAt: number;
  readonly updatedAt: Date;
  readonly scannedAt: Date;
}

export type NewSection = Partial<WorldSection>;
export type SectionChange = Omit<NewSection, 'key'>;
