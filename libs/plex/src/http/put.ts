import { PermanentError } from '@stash2plex/core';

/** What an edit asks of Plex. */
export interface PlexPut {
  /** Behind plex_url. */
  readonly path: string;
  /** Encoded; without a question mark. */
  readonly query: string;
}

/**
 * The address that an edit is sent to. Plex edits everything that matches, and without an id that is every item of the
 * library: throws unless the whole address, as it will be sent, names one library and one item of type movie.
 */
export function editUrl(base: string, { path, query }: PlexPut): string {
  const url = new URL(`${base}${path}?${query}`);
  const [id, ...others] = url.searchParams.getAll('id');
  const isOfOneItem =
    EDIT_PATH.test(path) &&
    url.hash === '' &&
    url.searchParams.getAll('type').join() === MOVIE &&
    others.length === 0 &&
    isKey(id ?? '');
  if (isOfOneItem) return url.href;
  throw new PermanentError(
    'An edit that does not name exactly one item was not sent to Plex. Please report this as a bug.',
  );
}

/** Whether it can only be read as the number of one item or library; Plex calls its keys opaque. */
export function isKey(key: string): boolean {
  return KEY.test(key);
}

/** Plex's number for movies. */
export const MOVIE = '1';

// No zero: it may be read as "none", which is "all".
const KEY = /^[1-9]\d*$/;
const EDIT_PATH = /^\/library\/sections\/[1-9]\d*\/all$/;
