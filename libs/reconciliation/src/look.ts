import {
  changesOf,
  refusedFields,
  type Gap,
  type LedgerEntry,
  type Observation,
  type Pair,
  type PlexItem,
} from '@stash2plex/core';
import type { SceneMatch } from '@stash2plex/lookup';
import { project } from '@stash2plex/projection';
import type { Run } from './run.ts';

/** A scene beside its items: what the detectors say, and whether nothing at all is out of line. */
export interface Look {
  readonly match: SceneMatch;
  readonly pairs: readonly Pair[];
  readonly gaps: readonly Gap[];
  /** Those of the pairs in which no field is out of line. */
  readonly inLine: readonly Pair[];
  readonly isInLine: boolean;
  /** In one of them Plex would not take a field as it should be. */
  readonly isRefused: boolean;
  /** A repair was done with the scene since it was read: its word stands, and nothing is said here. */
  readonly isOutdated: boolean;
}

export interface Reading {
  readonly machineIdentifier: string;
  /** What a scene without target is asked about. */
  readonly withoutTarget: Observation;
  /** Where repairs stood before scenes and items were read. */
  readonly repairMark: number;
}

/** Sets each scene beside its targets and asks the detectors. Call it in the transaction that stores what comes of it. */
export function lookAt(
  run: Run,
  matches: readonly SceneMatch[],
  { machineIdentifier, withoutTarget, repairMark }: Reading,
): Look[] {
  const { memory } = run.parts;
  const ids = matches.map(({ scene }) => scene.id);
  const ledger = memory.ledger(machineIdentifier, ids);
  const repaired = memory.repairedSince(repairMark, ids);
  const known = new Map(ledger.map((entry) => [`${entry.sceneId} ${entry.ratingKey}`, entry]));
  return matches.map((match) => {
    const pairs = toPairs(run, match, known, withoutTarget);
    const gaps = pairs.flatMap(run.parts.detect);
    const settled = !match.unknown && match.ambiguous.length === 0 && match.targets.length > 0;
    const inLine = pairs.filter(isPairInLine);
    const isInLine = settled && inLine.length === pairs.length;
    const isRefused = pairs.some((pair) => refusedFields(pair).length > 0);
    const isOutdated = repaired.has(match.scene.id);
    return { match, pairs, gaps, inLine, isInLine, isRefused, isOutdated };
  });
}

function toPairs(
  run: Run,
  { scene, targets, matchedBy }: SceneMatch,
  known: ReadonlyMap<string, LedgerEntry>,
  withoutTarget: Observation,
): Pair[] {
  const desired = project(scene, run.settings.projection);
  const pairWith = (item: PlexItem): Pair => ({
    scene,
    desired,
    observed: { status: 'present', item },
    ledger: known.get(`${scene.id} ${item.ratingKey}`),
    matchedBy,
  });
  if (targets.length > 0) return targets.map(pairWith);
  return [{ scene, desired, observed: withoutTarget, ledger: undefined, matchedBy: 'none' }];
}

function isPairInLine(pair: Pair): boolean {
  return pair.observed.status === 'present' && changesOf(pair, 'stale', 'drift').length === 0;
}
