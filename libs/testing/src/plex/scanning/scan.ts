import type { PlexWorld } from '../plex-world.ts';

/** Plex begins to look through a folder: the library says so until it has been told of so often. */
export function beginScan(world: PlexWorld, sectionKey: string, folder: string | undefined): void {
  world.changeSection(sectionKey, { refreshing: true });
  world.before('sections', world.switches.scanReads + 1, () => {
    endScan(world, sectionKey, folder);
  });
}

/** Plex has looked through a folder, or by itself through all of a library: what lies there are items now. */
export function endScan(world: PlexWorld, sectionKey: string, folder?: string): void {
  const section = world.sections.get(sectionKey);
  if (!section) return;
  for (const { item } of world.disk.takeFrom(sectionKey, folder)) world.addItem(item);
  const scannedAt = new Date(Math.max(section.scannedAt.getTime() + 1_000, world.now.getTime()));
  world.changeSection(sectionKey, { refreshing: false, scannedAt });
}
