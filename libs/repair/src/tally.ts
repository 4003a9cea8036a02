import type { Field, LeftField, PictureKind, RepairFigures, RepairRecord } from '@stash2plex/core';
import type { FieldDecision } from './decide-field.ts';

/** Fields left as they are that are told one by one; more are read by nobody. */
export const MOST_LEFT = 200;

/** Counts of a repair while it goes on. The only thing in it that changes in place. */
export interface Tally {
  readonly scene: (what: 'inLine' | 'kept' | 'written') => void;
  readonly by: (what: 'dropped' | 'failed', reason: string) => void;
  /** A scene that is to be tried later. */
  readonly putOff: () => void;
  /** Plex was asked to scan a folder. */
  readonly scanAsked: () => void;
  readonly field: (what: 'fields' | 'keptFields' | 'refused', field: Field | PictureKind) => void;
  /** `describe` is asked only while there is room. */
  readonly left: (describe: () => LeftField) => void;
  readonly figures: (end: End) => RepairFigures;
  readonly leftFields: () => Pick<RepairRecord, 'leftFields' | 'leftFieldsOmitted'>;
  /** Scenes that were done with, whatever came of them. */
  readonly total: () => number;
}

type End = Pick<
  RepairFigures,
  'ended' | 'finishedAt' | 'requests' | 'startedAt' | 'tookMs' | 'waiting'
>;

export function newTally(): Tally {
  const scenes = { written: 0, inLine: 0, kept: 0 };
  const counts = () => new Map<string, number>();
  const reasons = { failed: counts(), dropped: counts() };
  const byField = () => new Map<Field | PictureKind, number>();
  const fields = { fields: byField(), keptFields: byField(), refused: byField() };
  const leftFields: LeftField[] = [];
  let omitted = 0;
  let total = 0;
  let scansAsked = 0;
  return {
    scene: (what) => {
      scenes[what] += 1;
      total += 1;
    },
    by: (what, reason) => {
      add(reasons[what], reason);
      total += 1;
    },
    putOff: () => {
      total += 1;
    },
    scanAsked: () => {
      scansAsked += 1;
    },
    field: (what, field) => {
      add(fields[what], field);
    },
    left: (describe) => {
      if (leftFields.length < MOST_LEFT) leftFields.push(describe());
      else omitted += 1;
    },
    total: () => total,
    leftFields: () => ({ leftFields: [...leftFields], leftFieldsOmitted: omitted }),
    figures: (end) => ({
      ...scenes,
      failed: Object.fromEntries(reasons.failed),
      dropped: Object.fromEntries(reasons.dropped),
      fields: Object.fromEntries(fields.fields),
      keptFields: Object.fromEntries(fields.keptFields),
      refused: Object.fromEntries(fields.refused),
      scansAsked,
      ...end,
    }),
  };
}

/** How a field's decision is counted; undefined for one that needs no word. */
export function countedAs(
  decision: FieldDecision,
): 'fields' | 'keptFields' | 'refused' | undefined {
  if (decision === 'write') return 'fields';
  if (decision === 'kept') return 'keptFields';
  return decision === 'refused' ? 'refused' : undefined;
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
