import type { PlexWorld } from '../plex/index.ts';
import type { StashWorld } from '../stash/index.ts';

export interface Worlds {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
}

/** A whole number from 0 on that is less than `below`. */
export type Roll = (below: number) => number;

interface Named {
  /** In kebab-case, with the server's name in front. */
  readonly id: string;
  readonly server: 'stash' | 'plex';
  /** One line for people. */
  readonly does: string;
  /**
   * true: a run under it alone has to be complete and right all the same. false: it may be inconclusive, fail or wait, but it
   * is never wrong.
   */
  readonly isHarmless: boolean;
  /** Only what is remembered of before shows that something is wrong: begin it after a run that was complete. */
  readonly needsPast?: true;
}

/** Weather: it passes, and what both servers truly hold is then as it would be without it. */
export interface Nasty extends Named {
  /**
   * Begins it, the particulars by chance: which page, how often, which ids. Returns what ends it, in any order with others that
   * were begun; what was asked for and is still hanging then goes on hanging.
   */
  readonly begin: (worlds: Worlds, roll: Roll) => () => void;
}

/** Something that happens to a library, at once or at a request to come, and stays: somebody edits, keys are renewed. */
export interface Upset extends Named {
  readonly begin: (worlds: Worlds, roll: Roll) => void;
}
