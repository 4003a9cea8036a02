import type { OutageFigures } from '@stash2plex/core';

/** A time in which a server did not answer; without an end it goes on. */
export interface OutageSpan {
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
}

/** What a page can tell beside what happened, where the app knows it. */
export interface Surroundings {
  /** Of Plex, in any order. */
  readonly outages?: readonly OutageSpan[];
  /** What they come to. */
  readonly outageFigures?: OutageFigures | undefined;
  /** What each detector finds, in a sentence, by its id. */
  readonly detectors?: Readonly<Record<string, string>>;
  /** Makes items of Plex links: its machine identifier, which is no secret. */
  readonly plexServer?: string | undefined;
}
