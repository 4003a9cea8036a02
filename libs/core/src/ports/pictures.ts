import type { CoverRead, Picture, PictureKind } from '../picture.ts';

/** The covers of scenes. Throws ConfigError where Stash refuses the log-in; all other failures are a value. */
export interface ScenePictures {
  /** `etag`: of the cover that is known already; Stash then says in a few bytes that it is the same. */
  readonly cover: (sceneId: string, etag: string | undefined) => Promise<CoverRead>;
}

/** One picture that Plex could show of an item. */
export interface ItemPicture {
  /** `upload://posters/<sha1>`, or any other address. */
  readonly key: string;
  readonly isSelected: boolean;
}

/** `sent` proves nothing. `refused`: Plex answered, and not with yes. */
export type PictureSent =
  | { readonly status: 'sent' }
  | { readonly status: 'refused'; readonly httpStatus: number; readonly because: string };

export interface PictureOf {
  readonly kind: PictureKind;
  readonly ratingKey: string;
}

/**
 * Pictures of single items. Throws ConfigError on 401 and 403, and UnavailableError where the server fails: what was sent
 * may have landed, which the list tells.
 */
export interface ItemPictures {
  /** All that it could show; undefined when the item is gone. */
  readonly list: (of: PictureOf) => Promise<readonly ItemPicture[] | undefined>;
  /** Shows one that Plex has. */
  readonly select: (of: PictureOf, key: string) => Promise<PictureSent>;
  /** Stores it for ever, and shows it. */
  readonly upload: (of: PictureOf, picture: Picture) => Promise<PictureSent>;
  /** Locks or unlocks it against refreshes. */
  readonly lock: (
    of: PictureOf & { readonly sectionKey: string },
    isLocked: boolean,
  ) => Promise<PictureSent>;
  /** Requests about pictures so far. */
  readonly requests: () => number;
}

/** Whether this is an upload with these bytes. */
export function isUploadOf(key: string, sha1: string): boolean {
  return key.startsWith('upload://') && key.toLowerCase().endsWith(`/${sha1}`);
}
