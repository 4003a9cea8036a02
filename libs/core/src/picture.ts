/** Pictures of an item that we write, all of them from the cover of its scene. */
export const PICTURE_KINDS = ['poster', 'background'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Bytes of the largest picture that Plex takes: it answers 500 to what is larger. */
export const MOST_PICTURE_BYTES = 10_480_000;

/** The cover of a scene. */
export interface Picture {
  readonly bytes: Uint8Array;
  /** Of the bytes, in lower-case hex: Plex files uploads under it. */
  readonly sha1: string;
  /** Told from the bytes, such as `image/jpeg`. */
  readonly type: string;
  /** As Stash sent it; `''` where it sent none. */
  readonly etag: string;
}

/** What Stash says of the cover of a scene. Unreachable is not none. */
export type CoverRead =
  | { readonly status: 'picture'; readonly picture: Picture }
  /** It still has the ETag that was asked with. */
  | { readonly status: 'not-modified' }
  /** Stash shows its placeholder, or has no such scene. */
  | { readonly status: 'none' }
  /** Nothing that Plex could show, or too large for it. */
  | { readonly status: 'unusable'; readonly because: string; readonly etag: string }
  | { readonly status: 'unknown'; readonly because: string };

/**
 * What we know of one picture of one item.
 * `written`: Plex has our upload. `kept`: somebody chose another, and that is to stay. `none`, `unusable`: Stash has no
 * cover, or none that Plex could take. `open`: it was to be written, and is not yet.
 */
export interface LedgerPicture {
  readonly state: 'kept' | 'none' | 'open' | 'unusable' | 'written';
  /** Of our last upload that was seen in Plex. */
  readonly sha1?: string;
  /** Of an upload that was sent and not seen to arrive. */
  readonly sent?: string;
  /** Of the cover that this was decided with. */
  readonly etag?: string;
  /** The address under which Plex showed its picture then; it changes with each change of the picture. `''`: none. */
  readonly shown?: string;
  /** Whether the lock on it is ours. */
  readonly locked: boolean;
}

export type LedgerPictures = Readonly<Partial<Record<PictureKind, LedgerPicture>>>;
