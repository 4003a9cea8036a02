import { PermanentError, type Picture } from '@stash2plex/core';

/** What is asked of the pictures of one item. */
export interface PictureRequest {
  readonly method: 'POST' | 'PUT';
  /** Behind plex_url. */
  readonly path: string;
  /** Which of the item's pictures is to be shown; with none, bytes are sent. */
  readonly key?: string;
  readonly picture?: Picture;
}

/**
 * The address that a picture is sent to or chosen at. Plex keeps and logs an address that it is to fetch a picture from, so
 * only such as are its own are ever named: throws for any other, and unless the path names one item.
 */
export function pictureUrl(base: string, { path, key, picture }: PictureRequest): string {
  const isOfOneItem = PICTURE_PATH.test(path);
  const isOwn = key === undefined ? picture !== undefined : key.startsWith(OWN_KEY);
  if (!isOfOneItem || !isOwn) {
    throw new PermanentError(
      'A picture that does not belong to exactly one item was not sent to Plex. Please report this as a bug.',
    );
  }
  return `${base}${path}${key === undefined ? '' : `?url=${encodeURIComponent(key)}`}`;
}

const PICTURE_PATH = /^\/library\/metadata\/[1-9]\d*\/(?:posters?|arts?|thumb)$/;
const OWN_KEY = 'upload://';
