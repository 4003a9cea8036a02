import { PermanentError } from '@stash2plex/core';
import { isKey } from './put.ts';

/** Which folder of which library Plex is to look through. */
export interface PlexScan {
  readonly sectionKey: string;
  /** As Plex sees it. */
  readonly folder: string;
  /** Clients ask by GET, Plex's own document says POST. */
  readonly method: 'GET' | 'POST';
}

/**
 * The address that asks for a scan. Without a folder Plex would look through the whole library, and with `force` read all of
 * its metadata anew, for hours: throws unless it names one library and one absolute folder, and nothing else.
 */
export function scanUrl(base: string, { sectionKey, folder }: PlexScan): string {
  const url = new URL(`${base}${scanPath(sectionKey)}?path=${encodeURIComponent(folder)}`);
  const isOfOneFolder =
    isKey(sectionKey) &&
    ABSOLUTE.test(folder) &&
    url.hash === '' &&
    [...url.searchParams.keys()].join() === 'path';
  if (isOfOneFolder) return url.href;
  throw new PermanentError(
    'A scan that does not name exactly one folder was not asked of Plex. Please report this as a bug.',
  );
}

export function scanPath(sectionKey: string): string {
  return `/library/sections/${sectionKey}/refresh`;
}

/** Of Unix, a drive of Windows, or a share. */
const ABSOLUTE = /^(?:\/|\\\\|[a-z]:(?:[\\/]|$))/i;
