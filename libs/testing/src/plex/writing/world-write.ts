/** An edit as it was asked for: names as they were sent, before Plex makes something of them. */
export interface ParsedEdit {
  /** By field; `''` clears. */
  readonly texts: Readonly<Record<string, string>>;
  /** By family: the names of `family[0].tag.tag`, `family[1].tag.tag`… */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** By family: the names of `family[].tag.tag-`. */
  readonly removals: Readonly<Record<string, readonly string[]>>;
  /** Families that `family[].tag=` empties. */
  readonly emptied: readonly string[];
  /** By field or family; true locks, false unlocks. */
  readonly locks: Readonly<Record<string, boolean>>;
}

/** One edit of one item that was carried out. */
export interface WorldWrite extends ParsedEdit {
  readonly ratingKey: string;
  /** `section`: PUT /library/sections/{id}/all; `items`: PUT /library/metadata/{ids}. */
  readonly endpoint: EditEndpoint;
  /** On the world's clock. */
  readonly at: Date;
  /** Of the request line. */
  readonly bytes: number;
}

export type EditEndpoint = 'section' | 'items';
