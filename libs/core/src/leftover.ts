import type { Finding } from './detector.ts';
import type { PlexItem } from './item.ts';
import type { Scene } from './scene.ts';

/** An item of a handled library of which no scene has a file, neither by path nor, as far as names tell, by name and size. */
export interface UnclaimedItem {
  readonly kind: 'unclaimed-item';
  /** As Plex showed it at the end of the run. */
  readonly item: PlexItem;
  /** Title of its library. */
  readonly library: string;
}

/**
 * `holds-others`: the item holds the scene's file and others. `claimed-twice`: another scene has the same file.
 * `name-not-unique`: no path fits, and name and size of the file fit several items, or other scenes too.
 */
export const AMBIGUITIES = ['holds-others', 'claimed-twice', 'name-not-unique'] as const;
export type Ambiguity = (typeof AMBIGUITIES)[number];

/** A scene that nobody may write to Plex: the item could be another's. */
export interface AmbiguousScene {
  readonly kind: 'ambiguous-scene';
  readonly scene: Scene;
  readonly because: Ambiguity;
  /** The items in question; empty where only names tell. */
  readonly ratingKeys: readonly string[];
}

/** What is left over once a run of everything has seen every scene and every item: nothing earlier can tell. */
export type Leftover = AmbiguousScene | UnclaimedItem;
export const LEFTOVER_KINDS = ['ambiguous-scene', 'unclaimed-item'] as const;
export type LeftoverKind = (typeof LEFTOVER_KINDS)[number];

/** A finding with its detector and what it was found in. */
export interface LeftoverGap extends Finding {
  readonly detector: string;
  readonly leftover: Leftover;
}

/** What a run was asked to tell of and did not, and why. What earlier runs have told of it stands. */
export interface Withheld {
  readonly about: LeftoverKind;
  /** `some`: those only that could not be looked at. */
  readonly extent: 'all' | 'some';
  /** The library that it is about; undefined for all of them. */
  readonly section?: { readonly key: string; readonly title: string } | undefined;
  /** How many items or scenes may be among those that were not told; 0 where nobody knows. */
  readonly count: number;
  /** In words for people. */
  readonly message: string;
}
