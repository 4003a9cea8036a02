import type { PlexWorld } from './plex-world.ts';
import type { PlexSwitches } from './switches.ts';
import type { WorldSection } from './world-types.ts';
import type { JsonObject } from './xml.ts';

/** `/identity`: open to everybody, so it proves no token. */
export function identity({ version, switches, ...world }: PlexWorld): JsonObject {
  const machineIdentifier = switches.otherMachine ?? world.machineIdentifier;
  if (switches.sparse) return { machineIdentifier };
  return { size: 0, apiVersion: '1.2.0', claimed: true, machineIdentifier, version };
}

export function root(world: PlexWorld): JsonObject {
  return { ...identity(world), allowSync: true, friendlyName: 'Plex', myPlex: true };
}

/** `/library/sections`. */
export function sections({ sections: all, switches }: PlexWorld, isOwner: boolean): JsonObject {
  const rows = [...all.values()].map((section) =>
    switches.sparse
      ? { key: section.key, type: section.type }
      : { ...directory(section, switches), allowSync: isOwner && section.allowSync },
  );
  return {
    size: rows.length,
    allowSync: false,
    title1: 'Plex Library',
    ...(rows.length > 0 && { Directory: rows }),
  };
}

function directory(section: WorldSection, { oddTypes: isOdd, scanning }: PlexSwitches): JsonObject {
  const refreshing = section.refreshing || scanning;
  const locations = section.locations.map((path, index) => ({ id: index + 1, path }));
  const [only] = locations;
  return {
    filters: true,
    refreshing: isOdd ? String(Number(refreshing)) : refreshing,
    key: isOdd ? Number(section.key) : section.key,
    type: section.type,
    title: section.title,
    agent: section.agent,
    scanner: 'Plex Video Files',
    language: 'xn',
    updatedAt: seconds(section.updatedAt),
    createdAt: seconds(section.updatedAt),
    scannedAt: isOdd ? String(seconds(section.scannedAt)) : seconds(section.scannedAt),
    content: true,
    directory: true,
    contentChangedAt: section.contentChangedAt,
    hidden: isOdd ? false : 0,
    ...(only && { Location: isOdd && locations.length === 1 ? only : locations }),
  };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
