import type { KilledRun, PlexServer, RequestCounts, RunStart, Section } from '@stash2plex/core';
import type { RunParts, RunSettings } from './parts.ts';
import type { Tally } from './tally.ts';

/** One run on its way: what it was asked for, what it reads and writes through, what it has counted. */
export interface Run {
  readonly start: RunStart;
  readonly settings: RunSettings;
  readonly parts: RunParts;
  readonly tally: Tally;
  /** The run that this one goes on with, whose process was killed. */
  readonly killed: KilledRun | undefined;
}

/** The Plex side of a run, once it is known. */
export interface PlexSide {
  readonly server: PlexServer;
  /** The libraries that are handled. */
  readonly sections: readonly Section[];
  /** When their listing began, by the clock of the scenes. */
  readonly listedAt: Date;
  /** Where repairs stood then. */
  readonly repairMark: number;
  /** Libraries whose listing is an earlier run's: enough to find an item in, not to call one missing. */
  readonly reused: readonly Section[];
  /** The listings in force, by number. */
  readonly builds: readonly number[];
}

export function sectionKeys({ sections }: Pick<PlexSide, 'sections'>): string[] {
  return sections.map(({ key }) => key);
}

export function sectionTitle({ sections }: PlexSide, key: string): string {
  return sections.find((section) => section.key === key)?.title ?? key;
}

/** Requests of this process and of those that had the run before. */
export function requestsOf({ parts, killed }: Run): RequestCounts {
  const { stash, plex } = parts.requests();
  const before = killed?.requests ?? { stash: 0, plex: 0 };
  return { stash: before.stash + stash, plex: before.plex + plex };
}
