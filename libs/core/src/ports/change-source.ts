import type { Scene } from '../scene.ts';

/** What a scene refers to by name. */
export const NAMED_KINDS = ['performer', 'studio', 'tag'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** One version of a scene: what a light list tells. */
export interface SceneVersion {
  readonly id: string;
  readonly createdAt: Date;
  /** Whole seconds. */
  readonly updatedAt: Date;
}

/** A performer, studio or tag with the instant of its last edit. */
export interface NamedVersion {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
  readonly updatedAt: Date;
}

/** How many there are in Stash. `file`: those that belong to a scene; undefined where Stash cannot tell (before 0.30). */
export interface ObjectCounts extends Readonly<Record<NamedKind, number>> {
  readonly scene: number;
  readonly file: number | undefined;
}

/** Ids above `after` up to and including `to`; without `to`, all above. */
export interface IdRange {
  readonly after: string;
  readonly to: string | undefined;
}

/** Where a look begins. */
export interface LookFrom {
  readonly since: Date;
  /** Minutes east of UTC that all later times are written in; undefined where that is not sure: then any. */
  readonly offset: number | undefined;
}

/** How Stash writes its times. */
export interface StashZone {
  /** Minutes east of UTC. */
  readonly offset: number;
  /** The latest instant of which that is known, by Stash's own clock. */
  readonly at: Date;
}

/**
 * One look at what changed since an instant, or at everything. Counts and the first page of each list come with one
 * request; the pages that follow are asked for when they are wanted.
 */
export interface Look {
  /** By Stash's own clock when it answered, whole seconds; by ours where Stash does not say. */
  readonly at: Date;
  /** Told by the jobs in Stash's queue; undefined where there are none. */
  readonly zone: StashZone | undefined;
  readonly counts: ObjectCounts;
  /** Light lists in ascending order of id. */
  readonly scenes: AsyncIterable<readonly SceneVersion[]>;
  readonly named: AsyncIterable<readonly NamedVersion[]>;
  /** Ids of scenes of which a file was changed or moved; none where Stash cannot tell, nor in a look at everything. */
  readonly scenesOfFiles: AsyncIterable<readonly string[]>;
}

/** Full scenes, and when Stash was read. */
export interface ScenesRead {
  readonly at: Date;
  /** Ids that Stash does not have any more are not in here. */
  readonly scenes: ReadonlyMap<string, Scene>;
}

/** A scene with the paths of its files, raw, primary file first. */
export interface SceneFiles {
  readonly id: string;
  readonly paths: readonly string[];
}

/** Cheap questions about what changed in Stash. Every method throws UnavailableError or ConfigError, never skips. */
export interface ChangeSource {
  /** Versions later than that; undefined for all. An offset that is not Stash's own any more hides some of them. */
  readonly look: (from: LookFrom | undefined) => Promise<Look>;
  /** Ids of the scenes that refer to one of these; one may come more than once. */
  readonly scenesOf: (kind: NamedKind, ids: readonly string[]) => AsyncIterable<readonly string[]>;
  /** How many scenes there are in each range; one request for a hundred ranges. */
  readonly countScenes: (ranges: readonly IdRange[]) => Promise<readonly number[]>;
  readonly sceneIds: (range: IdRange) => AsyncIterable<readonly string[]>;
  /** Every one of a kind. */
  readonly allNamed: (kind: NamedKind) => AsyncIterable<readonly NamedVersion[]>;
  /** Every scene with the paths of its files. */
  readonly sceneFiles: () => AsyncIterable<readonly SceneFiles[]>;
  /** A few hundred at most. */
  readonly read: (ids: readonly string[]) => Promise<ScenesRead>;
}
