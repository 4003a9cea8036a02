import type { PictureKind } from '@stash2plex/core';

/** One upload that was carried out. */
export interface WorldUpload {
  readonly ratingKey: string;
  readonly kind: PictureKind;
  readonly sha1: string;
  readonly bytes: number;
}

/** What was done to pictures. Uploads stay for ever, each bytes once. */
export interface PictureShelf {
  readonly uploads: WorldUpload[];
  /** Pictures that were chosen among those that were there. */
  readonly choices: {
    readonly ratingKey: string;
    readonly kind: PictureKind;
    readonly key: string;
  }[];
  /** Files that uploads have left behind: bytes by SHA-1. */
  readonly files: Map<string, number>;
}

export function pictureShelf(): PictureShelf {
  return { uploads: [], choices: [], files: new Map() };
}
