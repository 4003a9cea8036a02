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
  const all = asList(media)
    .filter(({ proxyType }) => asCount(proxyType) !== OPTIMISED)
    .flatMap(({ Part }) => asList(Part))
    .map(({ file, size }) => ({ path: asText(file), size: asCount(size) }));
  const parts = all.filter(({ path }) => path !== '');
  return { parts, hidesFiles: all.length > 0 && parts.length === 0 };
}

/** In the trash: the files were gone at the last scan. Throws UnreadableError. */
export function isDeleted(deletedAt: unknown): boolean {
  return !['', '0'].includes(asText(deletedAt));
}
