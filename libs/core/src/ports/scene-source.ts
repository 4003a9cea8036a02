import type { Scene } from '../scene.ts';

export interface SceneQuery {
  /** Scenes whose `updatedAt` is at or after this instant; undefined for all. */
  readonly updatedSince: Date | undefined;
  /** Go on past this id; `'0'` for the beginning. */
  readonly after: string;
}

export interface ScenePage {
  readonly scenes: readonly Scene[];
  /** How many scenes the query finds in all; on the first page only. */
  readonly total: number | undefined;
}

/** Scenes in ascending order of id, a page at a time. Throws UnavailableError or ConfigError, never skips. */
export interface SceneSource {
  readonly pages: (query: SceneQuery) => AsyncIterable<ScenePage>;
}
