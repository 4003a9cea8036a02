import type { PlexServer, RunStart, Section } from '@stash2plex/core';
import type { RunParts, RunSettings } from './parts.ts';
import type { Tally } from './tally.ts';

/** One run on its way: what it was asked for, what it reads and writes through, what it has counted. */
export interface Run {
  readonly start: RunStart;
  readonly settings: RunSettings;
  readonly parts: RunParts;
  readonly tally: Tally;
}

/** The Plex side of a run, once it is known. */
export interface PlexSide {
  readonly server: PlexServer;
  /** The libraries that are handled. */
  readonly sections: readonly Section[];
  /** When their listing began, by the clock of the scenes. */
  readonly listedAt: Date;
}

export function sectionKeys({ sections }: PlexSide): string[] {
  return sections.map(({ key }) => key);
}

export function sectionTitle({ sections }: PlexSide, key: string): string {
  return sections.find((section) => section.key === key)?.title ?? key;
}
