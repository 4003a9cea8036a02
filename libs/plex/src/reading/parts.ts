import type { ItemPart } from '@stash2plex/core';
import { asCount, asList, asText } from './bulk.ts';

/** Marks a copy that Plex made for streaming. */
const OPTIMISED = 42;

/** The files of an item. */
export interface ItemFiles {
  /** Every part of every version that has a path; without one it cannot be matched, whatever it is. */
  readonly parts: readonly ItemPart[];
  /** There are files, and Plex does not say where. */
  readonly hidesFiles: boolean;
}

/** Reads `Media`; throws UnreadableError. */
export function readFiles(media: unknown): ItemFiles {
  const parts: ItemPart[] = [];
  let files = 0;
  for (const { proxyType, Part } of asList(media)) {
    if (asCount(proxyType) === OPTIMISED) continue;
    for (const { file, size } of asList(Part)) {
      files += 1;
      const path = asText(file);
      if (path !== '') parts.push({ path, size: asCount(size) });
    }
  }
  return { parts, hidesFiles: files > 0 && parts.length === 0 };
}

/** In the trash: the files were gone at the last scan. Throws UnreadableError. */
export function isDeleted(deletedAt: unknown): boolean {
  const at = asText(deletedAt);
  return at !== '' && at !== '0';
}
