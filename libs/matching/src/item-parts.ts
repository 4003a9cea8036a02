import type { IndexedPart, ItemRow, PathSettings } from '@stash2plex/core';
import { nameKey, pathKey } from './path-key.ts';

/** Turns a listing row into its lines of the index. */
export function partsOfRow({
  ignoreCase,
}: Pick<PathSettings, 'ignoreCase'>): (row: ItemRow) => IndexedPart[] {
  return ({ ratingKey, parts }) => {
    // The item counts towards the listing's total, although no path can find it.
    if (parts.length === 0) return [{ ratingKey, pathKey: '', nameKey: '', size: undefined }];
    return parts.map(({ path, size }) => ({
      ratingKey,
      pathKey: pathKey(path, ignoreCase),
      nameKey: nameKey(path),
      size,
    }));
  };
}
