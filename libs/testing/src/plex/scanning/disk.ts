import type { ItemPart } from '@stash2plex/core';
import type { NewItem } from '../world-types.ts';

/** A file that Plex has not scanned yet, and what it makes of it then. */
interface FileOnDisk {
  readonly path: string;
  readonly item: NewItem;
}

/** Files that lie in folders of Plex before it knows of them. */
export interface Disk {
  readonly put: (part: ItemPart, item?: Omit<NewItem, 'media' | 'parts'>) => void;
  /** Takes those in the folder, or anywhere, off the disk: they become items. */
  readonly takeFrom: (sectionKey: string, folder: string | undefined) => readonly FileOnDisk[];
}

export function disk(): Disk {
  let files: readonly FileOnDisk[] = [];
  return {
    put: (part, item = {}) => {
      files = [...files, { path: part.path, item: { ...item, parts: [part] } }];
    },
    takeFrom: (sectionKey, folder) => {
      const isTaken = ({ path, item }: FileOnDisk) =>
        (item.sectionKey ?? '1') === sectionKey && (folder === undefined || isWithin(path, folder));
      const taken = files.filter(isTaken);
      files = files.filter((file) => !taken.includes(file));
      return taken;
    },
  };
}

/** Whether a path is the folder or lies somewhere in it; as the disk of Plex writes it. */
export function isWithin(path: string, folder: string): boolean {
  const above = folder.replace(/[/\\]+$/, '');
  return path === folder || path.startsWith(`${above}/`) || path.startsWith(`${above}\\`);
}
