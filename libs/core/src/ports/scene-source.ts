import type { Scene } from '../scene.ts';

export interface ScenePage {
  readonly scenes: readonly Scene[];
  /** How many scenes there are in all; on the first page only. */
  readonly total: number | undefined;
}

/** Full scenes. Throws UnavailableError or ConfigError, never skips. */
export interface SceneSource {
  /** All scenes past this id (`'0'` for the beginning), in ascending order of id, a page at a time. */
  readonly pages: (after: string) => AsyncIterable<ScenePage>;
  /**
   * Ids of scenes changed at or after this instant, by their own `updatedAt` or that of a performer, studio or tag of
   * theirs. In no order; one may come more than once.
   */
  readonly changedSince: (since: Date) => AsyncIterable<readonly string[]>;
  /** Those of these scenes that Stash still has, in the order asked; a few hundred at most. */
  readonly byIds: (ids: readonly string[]) => Promise<readonly Scene[]>;
}
